package fieldkit.newpost.engine;

import fieldkit.newpost.matter.Value;
import java.util.Optional;

/** octopress 2: a jekyll of its own shape, built by rake. */
final class Octopress implements Engine {

  @Override
  public String name() {
    return "octopress";
  }

  @Override
  public boolean owns(SiteFolder folder) {
    return folder.has("_config.yml") && folder.has("Rakefile") && folder.hasFolder("source/_posts");
  }

  @Override
  public Rules rules(SiteFolder folder, Optional<String> kind) {
    return new RulesBuilder(folder.root().resolve("source/_posts"), "{date}-{slug}.markdown")
        .extensions(".markdown", ".md", ".textile", ".html")
        .date(DateStyle.MINUTES)
        .zone(ConfigLine.yaml(folder.text("_config.yml"), "timezone"))
        .draft(DraftRule.PUBLISHED)
        .slug(SlugRule.LATIN, SlugKey.NEVER)
        .first("layout", new Value.Text(kind.orElse("post")))
        .last("comments", new Value.Flag(true))
        .build("public", "rake", "generate");
  }
}
