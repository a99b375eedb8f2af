package fieldkit.newpost.engine;

import fieldkit.newpost.matter.MatterKind;
import java.util.Optional;
import java.util.regex.Pattern;

/** zola: {@code content}, TOML, categories and tags in the table {@code taxonomies}. */
final class Zola implements Engine {
  private static final Pattern BASE_URL = Pattern.compile("^\\s*base_url\\s*=", Pattern.MULTILINE);

  @Override
  public String name() {
    return "zola";
  }

  @Override
  public boolean owns(SiteFolder folder) {
    return folder.has("zola.toml") || BASE_URL.matcher(folder.text("config.toml")).find();
  }

  @Override
  public Rules rules(SiteFolder folder, Optional<String> kind) {
    String section =
        kind.map(name -> "content/" + name)
            .orElseGet(() ->
                folder.firstFolder("content/blog", "content/posts", "content/post", "content"));
    return new RulesBuilder(folder.root().resolve(section), "{date}-{slug}.md")
        .extensions(".md")
        .kind(MatterKind.TOML)
        .keys(
            new Rules.Keys(
                "title",
                "date",
                "updated",
                "slug",
                new Field("taxonomies.categories", ListShape.LIST),
                new Field("taxonomies.tags", ListShape.LIST)))
        .slug(SlugRule.LATIN, SlugKey.NEVER)
        .build("public", "zola", "build");
  }
}
