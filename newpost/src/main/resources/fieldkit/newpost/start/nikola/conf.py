BLOG_AUTHOR = "@NAME@"
BLOG_TITLE = "@NAME@"
SITE_URL = "http://localhost:8000/"
BLOG_EMAIL = ""
BLOG_DESCRIPTION = "@NAME@"
DEFAULT_LANG = "en"
TIMEZONE = "@ZONE@"
POSTS = (
    ("posts/*.md", "posts", "post.tmpl"),
    ("posts/*.rst", "posts", "post.tmpl"),
)
PAGES = (("pages/*.md", "", "page.tmpl"),)
COMPILERS = {"markdown": [".md"], "rest": [".rst"]}
