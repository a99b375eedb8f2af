package fieldkit.newpost.engine;

import fieldkit.newpost.matter.Value;
import java.util.List;
import java.util.Optional;

/** eleventy: any folder, YAML, and what the site's other posts have. */
final class Eleventy implements Engine {

  @Override
  public String name() {
    return "eleventy";
  }

  @Override
  public boolean owns(SiteFolder folder) {
    return folder.has(
        ".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs");
  }

  @Override
  public Rules rules(SiteFolder folder, Optional<String> kind) {
    String posts =
        kind.orElseGet(() ->
            folder.firstFolder(
                "content/blog", "content/posts", "src/posts", "src/blog", "blog", "posts"));
    RulesBuilder rules =
        new RulesBuilder(folder.root().resolve(posts), "{slug}.md")
            .extensions(".md", ".markdown", ".html", ".njk", ".liquid");
    OtherPosts others = new OtherPosts(folder.someTexts(posts, List.of(".md", ".markdown")));
    others.value("layout").ifPresent(layout -> rules.first("layout", new Value.Text(layout)));
    return rules.build("_site", "eleventy");
  }
}
