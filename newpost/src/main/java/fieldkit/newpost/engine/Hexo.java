package fieldkit.newpost.engine;

import java.nio.file.Path;
import java.util.Optional;

/** hexo: {@code source/_posts}, {@code source/_drafts}, scaffolds. */
final class Hexo implements Engine {

  @Override
  public String name() {
    return "hexo";
  }

  @Override
  public boolean owns(SiteFolder folder) {
    return folder.has("_config.yml")
        && (folder.hasFolder("scaffolds")
            || folder.text("package.json").contains("\"hexo\"")
            || (folder.hasFolder("source/_posts") && !folder.has("Rakefile")));
  }

  @Override
  public Rules rules(SiteFolder folder, Optional<String> kind) {
    String config = folder.text("_config.yml");
    Path source = folder.root().resolve(ConfigLine.yaml(config, "source_dir").orElse("source"));
    String name = ConfigLine.yaml(config, "new_post_name").map(Hexo::pattern).orElse("{slug}.md");
    String layout = kind.or(() -> ConfigLine.yaml(config, "default_layout")).orElse("post");
    return new RulesBuilder(source.resolve("_posts"), name)
        .drafts(source.resolve("_drafts"), "{slug}.md")
        .extensions(".md", ".markdown", ".mkd", ".html")
        .keys(Rules.Keys.usual("updated").shaped(ListShape.SINGLES, ListShape.LIST))
        .date(DateStyle.LOCAL)
        .zone(ConfigLine.yaml(config, "timezone"))
        .slug(SlugRule.LETTERS_AS_TYPED, SlugKey.NEVER)
        .template(scaffold(folder, layout))
        .build("public", "hexo", "generate");
  }

  /** hexo's own names of parts, hexo.io/docs/writing. */
  private static String pattern(String hexo) {
    return hexo.replace(":i_month", "{month:01}")
        .replace(":i_day", "{day:01}")
        .replace(":year", "{year}")
        .replace(":month", "{month}")
        .replace(":day", "{day}")
        .replace(":title", "{slug}");
  }

  private static Optional<Template> scaffold(SiteFolder folder, String layout) {
    return folder
        .first("scaffolds/" + layout + ".md", "scaffolds/post.md")
        .map(file -> new Template(folder.text(file), Template.Language.HEXO, file));
  }
}
