package fieldkit.newpost.engine;

import fieldkit.newpost.matter.MatterFault;
import fieldkit.newpost.matter.MatterKind;
import fieldkit.newpost.matter.Value;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** jekyll: {@code _posts} by date, {@code _drafts} without, jekyll-compose's defaults. */
final class Jekyll implements Engine {

  @Override
  public String name() {
    return "jekyll";
  }

  @Override
  public boolean owns(SiteFolder folder) {
    return folder.has("_config.yml", "_config.yaml", "_config.toml")
        || (folder.hasFolder("_posts") && folder.has("Gemfile"));
  }

  @Override
  public Rules rules(SiteFolder folder, Optional<String> kind) {
    String config = folder.text(folder.first("_config.yml", "_config.yaml").orElse("_config.toml"));
    Path source = folder.root().resolve(setting(config, "source").orElse("."));
    Path base = source.resolve(setting(config, "collections_dir").orElse(".")).normalize();
    RulesBuilder rules =
        new RulesBuilder(base.resolve("_posts"), "{date}-{slug}.md")
            .drafts(base.resolve("_drafts"), "{slug}.md")
            .extensions(".md", ".markdown", ".mkd", ".mkdn", ".mkdown", ".html", ".textile")
            .keys(Rules.Keys.usual("last_modified_at"))
            .date(DateStyle.OFFSET)
            .zone(setting(config, "timezone"))
            .slug(SlugRule.LETTERS, SlugKey.NEVER)
            .first("layout", new Value.Text(kind.orElse("post")));
    addComposeDefaults(config, rules);
    return rules.build("_site", "jekyll", "build");
  }

  private static Optional<String> setting(String config, String key) {
    return ConfigLine.yaml(config, key).or(() -> ConfigLine.assigned(config, key));
  }

  /** {@code jekyll_compose: default_front_matter: posts:}, jekyll-compose's README. */
  private static void addComposeDefaults(String config, RulesBuilder rules) {
    if (!config.contains("jekyll_compose")) {
      return;
    }
    try {
      Map<String, Object> settings = MatterKind.YAML.matter().read(config);
      if (settings.get("jekyll_compose") instanceof Map<?, ?> compose
          && compose.get("default_front_matter") instanceof Map<?, ?> defaults
          && defaults.get("posts") instanceof Map<?, ?> posts) {
        posts.forEach((key, value) -> {
          if (value != null) {
            RulesBuilder _ = rules.first(String.valueOf(key), Value.of(value));
          }
        });
      }
    } catch (MatterFault unreadable) {
      // jekyll itself will say so, and better
    }
  }
}
