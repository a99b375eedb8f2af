<title>${bf.config.blog.name | h}\
% if post:
 - ${post.title | h}\
% endif
</title>
<meta charset="utf-8">
<link rel="alternate" type="application/atom+xml" title="${bf.config.blog.name | h}" href="/feed/atom">
