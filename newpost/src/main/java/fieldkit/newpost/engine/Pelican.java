package fieldkit.newpost.engine;

import fieldkit.newpost.matter.MatterKind;
import java.util.Optional;

/** pelican: {@code content}, a header of {@code Key: value} lines, one category. */
final class Pelican implements Engine {

  @Override
  public String name() {
    return "pelican";
  }

  @Override
  public boolean owns(SiteFolder folder) {
    return folder.has("pelicanconf.py");
  }

  @Override
  public Rules rules(SiteFolder folder, Optional<String> kind) {
    String config = folder.text("pelicanconf.py");
    String content = ConfigLine.assigned(config, "PATH").orElse("content");
    String posts =
        folder.firstFolder(content + "/posts", content + "/blog", content + "/articles", content);
    return new RulesBuilder(folder.root().resolve(posts), "{slug}.md")
        .extensions(".md", ".markdown", ".mkd", ".mdown")
        .kind(MatterKind.HEADER)
        .keys(
            new Rules.Keys(
                "Title",
                "Date",
                "Modified",
                "Slug",
                new Field("Category", ListShape.ONE),
                new Field("Tags", ListShape.COMMAS)))
        .date(DateStyle.MINUTES)
        .zone(ConfigLine.assigned(config, "TIMEZONE"))
        .draft(DraftRule.STATUS)
        .slug(SlugRule.LATIN, SlugKey.ALWAYS)
        .build("output", "pelican", content);
  }
}
