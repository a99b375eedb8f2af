package fieldkit.newpost.sri.page;

import fieldkit.newpost.sri.html.Tag;
import fieldkit.newpost.sri.html.TagName;
import fieldkit.newpost.sri.site.BaseUrl;
import fieldkit.newpost.sri.site.Url;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what a page fetches with integrity, after the rules of HTML. */
final class Subjects {
  /** The types of scripts that browsers run; others are data, and are not fetched. */
  private static final Set<String> SCRIPT_TYPES =
      Set.of(
          "",
          "module",
          "application/ecmascript",
          "application/javascript",
          "application/x-ecmascript",
          "application/x-javascript",
          "text/ecmascript",
          "text/javascript",
          "text/javascript1.0",
          "text/javascript1.1",
          "text/javascript1.2",
          "text/javascript1.3",
          "text/javascript1.4",
          "text/javascript1.5",
          "text/jscript",
          "text/livescript",
          "text/x-ecmascript",
          "text/x-javascript");

  /** What a preload may be for to have integrity: the users of others have none to be equal to. */
  private static final Set<String> PRELOADED = Set.of("script", "style");

  private static final Pattern SPACES = Pattern.compile("[ \t\n\f\r]+");

  private final PageText page;
  private BaseUrl base;
  private boolean baseKnown;

  Subjects(PageText page, BaseUrl base) {
    this.page = page;
    this.base = base;
  }

  /** All of them, in the order of the page. */
  List<Subject> find() {
    List<Subject> found = new ArrayList<>();
    for (Tag tag : page.tags()) {
      Subject subject =
          switch (tag.name()) {
            case SCRIPT -> script(tag);
            case LINK -> link(tag);
            default -> null;
          };
      if (subject != null) {
        found.add(subject);
      } else if (tag.name() == TagName.BASE) {
        base(tag);
      }
    }
    return found;
  }

  /** Only the first base counts, and only for what follows it: browsers fetch as they read. */
  private void base(Tag tag) {
    String href = page.value(tag, "href");
    if (!baseKnown && href != null) {
      baseKnown = true;
      Url url = Url.parse(href, base);
      base = url == null ? base : url.folder();
    }
  }

  private @Nullable Subject script(Tag tag) {
    String type = page.value(tag, "type");
    String plain = type == null ? "" : type.strip().toLowerCase(Locale.ROOT);
    if (plain.equals("importmap")) {
      return page.has(tag, "src") ? null : new Subject.Modules(tag, base);
    }
    String url = page.value(tag, "src");
    return url == null || !SCRIPT_TYPES.contains(plain)
        ? null
        : new Subject.Fetch(tag, base, "src", url, plain.equals("module"));
  }

  private @Nullable Subject link(Tag tag) {
    String rel = page.value(tag, "rel");
    String url = page.value(tag, "href");
    if (rel == null || url == null) {
      return null;
    }
    List<String> kinds = Arrays.asList(SPACES.split(rel.toLowerCase(Locale.ROOT)));
    String as = page.value(tag, "as");
    boolean fetches =
        kinds.contains("stylesheet")
            || kinds.contains("modulepreload")
            || (kinds.contains("preload")
                && as != null
                && PRELOADED.contains(as.toLowerCase(Locale.ROOT)));
    boolean module = kinds.contains("modulepreload") && !kinds.contains("stylesheet");
    return fetches ? new Subject.Fetch(tag, base, "href", url, module) : null;
  }
}
