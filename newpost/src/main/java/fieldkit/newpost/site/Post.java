package fieldkit.newpost.site;

import fieldkit.newpost.engine.DraftRule;
import fieldkit.newpost.engine.Rules;
import fieldkit.newpost.matter.Document;
import fieldkit.newpost.matter.MatterKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A post that is there.
 *
 * @param file where
 * @param document its text
 * @param fields what its front matter says
 * @param site the site it belongs to
 */
public record Post(Path file, Document document, Map<String, Object> fields, Site site) {

  /** The title; empty if there is none. */
  public String title() {
    return text(site.rules().keys().title());
  }

  /** The date as it is written; empty if there is none. */
  public String dateText() {
    return text(site.rules().keys().date());
  }

  /** The date. */
  public Optional<PostDate> date() {
    return PostDate.parse(dateText());
  }

  /** The name of the file, taken apart; of its folder where the file is only called index. */
  public PostName name() {
    PostName name = PostName.of(file.getFileName().toString());
    boolean bundle = name.slug().equals("index") && name.lead().isEmpty();
    @Nullable Path folder = file.getParent();
    return bundle && folder != null
        ? PostName.of(folder.getFileName().toString() + name.ending())
        : name;
  }

  /** Its name in addresses: the field, or what the file is called. */
  public String slug() {
    String given = text(site.rules().keys().slug());
    return given.isEmpty() ? name().slug() : given;
  }

  /** Whether it is a draft, by its engine's rule. */
  public boolean isDraft() {
    Rules rules = site.rules();
    if (rules.draftRule() == DraftRule.FOLDER && file.startsWith(site.folder(true))) {
      return true;
    }
    return rules.draftRule().saysDraft(fields);
  }

  /** Its categories, in any shape they are written in. */
  public List<String> categories() {
    List<String> words = words(site.rules().keys().categories().key());
    return words.isEmpty() ? words("category") : words;
  }

  /** Its tags. */
  public List<String> tags() {
    return words(site.rules().keys().tags().key());
  }

  /** Whether categories stand there as a list rather than a text. */
  public boolean categoriesAreAList() {
    return value(site.rules().keys().categories().key()) instanceof List<?>;
  }

  private String text(String key) {
    @Nullable Object value = value(key);
    return value == null ? "" : value.toString();
  }

  /** A field's value; the name of a field in a table is {@code table.name}. */
  private @Nullable Object value(String key) {
    String name = document.kind() == MatterKind.HEADER ? key.toLowerCase(Locale.ROOT) : key;
    int dot = name.indexOf('.');
    if (dot > 0 && fields.get(name.substring(0, dot)) instanceof Map<?, ?> table) {
      return table.get(name.substring(dot + 1));
    }
    return fields.get(name);
  }

  private List<String> words(String key) {
    List<String> words = new ArrayList<>();
    collect(value(key), words);
    return words;
  }

  private void collect(@Nullable Object value, List<String> words) {
    if (value instanceof List<?> list) {
      list.forEach(item -> collectItem(item, words));
    } else if (value != null) {
      for (String word : value.toString().split(",", -1)) {
        collectItem(word, words);
      }
    }
  }

  private void collectItem(@Nullable Object item, List<String> words) {
    if (item instanceof List<?> path) {
      path.forEach(part -> collectItem(part, words));
    } else if (item != null && !item.toString().isBlank()) {
      words.add(item.toString().strip());
    }
  }
}
