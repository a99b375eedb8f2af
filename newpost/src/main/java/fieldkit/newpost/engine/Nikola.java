package fieldkit.newpost.engine;

import fieldkit.newpost.matter.MatterKind;
import fieldkit.newpost.matter.Value;
import java.util.List;
import java.util.Optional;

/** nikola: {@code posts}, fields of the form {@code .. key: value}, one category. */
final class Nikola implements Engine {
  private static final List<String> MARKDOWN = List.of(".md", ".markdown", ".mdown");

  @Override
  public String name() {
    return "nikola";
  }

  @Override
  public boolean owns(SiteFolder folder) {
    String config = folder.text("conf.py");
    return config.contains("BLOG_TITLE") || config.contains("nikola");
  }

  @Override
  public Rules rules(SiteFolder folder, Optional<String> kind) {
    String config = folder.text("conf.py");
    boolean markdown = isMarkdown(folder, config);
    return new RulesBuilder(folder.root().resolve("posts"), markdown ? "{slug}.md" : "{slug}.rst")
        .extensions(".md", ".rst", ".markdown", ".mdown", ".txt", ".html")
        .kind(markdown ? MatterKind.COMMENT : MatterKind.DIRECTIVES)
        .keys(
            new Rules.Keys(
                "title",
                "date",
                "updated",
                "slug",
                new Field("category", ListShape.ONE),
                new Field("tags", ListShape.COMMAS)))
        .date(DateStyle.UTC_OFFSET)
        .zone(ConfigLine.assigned(config, "TIMEZONE"))
        .draft(DraftRule.STATUS)
        .slug(SlugRule.LATIN, SlugKey.ALWAYS)
        .last("type", new Value.Text("text"))
        .build("output", "nikola", "build");
  }

  /** Markdown, unless the site's posts are something else or it knows no Markdown posts. */
  private static boolean isMarkdown(SiteFolder folder, String config) {
    if (!folder.someTexts("posts", MARKDOWN).isEmpty()) {
      return true;
    }
    return folder.someTexts("posts", List.of(".rst")).isEmpty() && config.contains("posts/*.md");
  }
}
