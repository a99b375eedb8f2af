package fieldkit.newpost.engine;

import fieldkit.newpost.matter.Value;
import java.util.List;
import java.util.Optional;

/** astro: a collection below {@code src}, YAML by a schema that the site's other posts show. */
final class Astro implements Engine {

  @Override
  public String name() {
    return "astro";
  }

  @Override
  public boolean owns(SiteFolder folder) {
    return folder.has(
        "astro.config.mjs",
        "astro.config.js",
        "astro.config.ts",
        "astro.config.cjs",
        "astro.config.mts");
  }

  @Override
  public Rules rules(SiteFolder folder, Optional<String> kind) {
    String posts =
        kind.map(name -> "src/content/" + name)
            .orElseGet(() ->
                folder.firstFolder(
                    "src/content/blog",
                    "src/content/posts",
                    "src/content/post",
                    "src/data/blog",
                    "src/content/blog"));
    OtherPosts others = new OtherPosts(folder.someTexts(posts, List.of(".md", ".mdx")));
    String date =
        others
            .key("pubDate", "pubDatetime", "publishDate", "publishedAt", "date")
            .orElse("pubDate");
    RulesBuilder rules =
        new RulesBuilder(folder.root().resolve(posts), "{slug}.md")
            .extensions(".md", ".mdx", ".markdown")
            .keys(
                new Rules.Keys(
                    "title",
                    date,
                    "updatedDate",
                    "slug",
                    new Field("categories", ListShape.LIST),
                    new Field("tags", ListShape.LIST)))
            .slug(SlugRule.LETTERS, SlugKey.NEVER);
    others.value("layout").ifPresent(layout -> rules.first("layout", new Value.Text(layout)));
    if (others.value("description").isPresent()) { // its schema may want one
      RulesBuilder _ = rules.last("description", new Value.Text(""));
    }
    return rules.build("dist", "astro", "build");
  }
}
