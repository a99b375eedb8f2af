site.url = "http://localhost:8080"

blog = plugins.blog
blog.enabled = True
blog.path = "/"
blog.name = "@NAME@"
blog.description = "@NAME@"
blog.timezone = "@ZONE@"
