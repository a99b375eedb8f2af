package fieldkit.newpost.engine;

import java.util.List;
import java.util.Optional;

/** blogofile: {@code _posts}, YAML with slashes in dates and commas in categories. */
final class Blogofile implements Engine {
  private static final String POSTS = "_posts";

  @Override
  public String name() {
    return "blogofile";
  }

  @Override
  public boolean owns(SiteFolder folder) {
    return folder.has("_config.py");
  }

  @Override
  public Rules rules(SiteFolder folder, Optional<String> kind) {
    String config = folder.text("_config.py");
    return new RulesBuilder(folder.root().resolve(POSTS), pattern(folder))
        .extensions(".markdown", ".md", ".textile", ".org", ".html", ".txt", ".rst")
        .keys(Rules.Keys.usual("updated").shaped(ListShape.COMMAS, ListShape.COMMAS))
        .date(DateStyle.SLASHES)
        .zone(
            ConfigLine.assigned(config, "blog.timezone")
                .or(() -> ConfigLine.assigned(config, "blog_timezone")))
        .slug(SlugRule.LATIN, SlugKey.WHEN_GIVEN)
        .build("_site", "blogofile", "build");
  }

  /** Numbered, as its manual suggests, unless the site's posts begin with dates. */
  private static String pattern(SiteFolder folder) {
    List<String> names = folder.names(POSTS);
    boolean dated = names.stream().anyMatch(name -> name.matches("\\d{4}-\\d{2}-\\d{2} - .*"));
    boolean numbered = names.stream().anyMatch(name -> name.matches("\\d+\\. .*"));
    return dated && !numbered ? "{date} - {slug}.markdown" : "{n:03}. {slug}.markdown";
  }
}
