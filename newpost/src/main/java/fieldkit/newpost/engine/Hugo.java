package fieldkit.newpost.engine;

import fieldkit.newpost.matter.MatterKind;
import java.util.List;
import java.util.Optional;

/** hugo: {@code content/SECTION}, archetypes, front matter of three kinds. */
final class Hugo implements Engine {
  private static final List<String> EXTENSIONS =
      List.of(".md", ".markdown", ".html", ".adoc", ".org", ".rst");

  @Override
  public String name() {
    return "hugo";
  }

  @Override
  public boolean owns(SiteFolder folder) {
    return folder.has("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config/_default")
        || (folder.has("config.toml", "config.yaml", "config.yml", "config.json")
            && folder.has("content", "archetypes", "layouts", "themes"));
  }

  @Override
  public Rules rules(SiteFolder folder, Optional<String> kind) {
    String file = configFile(folder);
    String config = folder.text(file);
    String content = setting(file, config, "contentDir").orElse("content");
    String section =
        kind.map(name -> content + "/" + name)
            .orElseGet(() ->
                folder.firstFolder(
                    content + "/posts", content + "/post", content + "/blog", content + "/posts"));
    return new RulesBuilder(folder.root().resolve(section), "{slug}.md")
        .extensions(EXTENSIONS.toArray(String[]::new))
        .kind(kindOf(folder, section, file))
        .keys(Rules.Keys.usual("lastmod"))
        .zone(setting(file, config, "timeZone"))
        .slug(SlugRule.LETTERS, SlugKey.NEVER)
        .template(
            archetype(folder, section, setting(file, config, "archetypeDir").orElse("archetypes")))
        .build("public", "hugo");
  }

  private static String configFile(SiteFolder folder) {
    return folder
        .first(
            "hugo.toml",
            "hugo.yaml",
            "hugo.yml",
            "hugo.json",
            "config.toml",
            "config.yaml",
            "config.yml",
            "config.json",
            "config/_default/hugo.toml",
            "config/_default/hugo.yaml",
            "config/_default/config.toml",
            "config/_default/config.yaml")
        .orElse("hugo.toml");
  }

  private static Optional<String> setting(String file, String config, String key) {
    if (file.endsWith(".toml")) {
      return ConfigLine.assigned(config, key);
    }
    return file.endsWith(".json") ? ConfigLine.json(config, key) : ConfigLine.yaml(config, key);
  }

  /** What the section's posts have, or else what the site's own configuration is written in. */
  private static MatterKind kindOf(SiteFolder folder, String section, String config) {
    for (String text : folder.someTexts(section, EXTENSIONS)) {
      if (text.startsWith("+++")) {
        return MatterKind.TOML;
      }
      if (text.startsWith("---")) {
        return MatterKind.YAML;
      }
      if (text.startsWith("{")) {
        return MatterKind.JSON;
      }
    }
    return config.endsWith(".toml") ? MatterKind.TOML : MatterKind.YAML;
  }

  private static Optional<Template> archetype(
      SiteFolder folder, String section, String archetypes) {
    String name = section.substring(section.indexOf('/') + 1);
    return folder
        .first(archetypes + "/" + name + ".md", archetypes + "/default.md")
        .map(file -> new Template(folder.text(file), Template.Language.HUGO, file));
  }
}
