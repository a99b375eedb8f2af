package fieldkit.newpost.draft;

import fieldkit.newpost.engine.Template;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in what engines' templates have between double braces. The commonest are known; a template
 * with others is for the engine itself.
 */
final class Placeholders {
  private static final Pattern ACTION =
      Pattern.compile("\\{\\{-?\\s*(.*?)\\s*-?\\}\\}", Pattern.DOTALL);
  private static final Pattern TITLE_OF_NAME =
      Pattern.compile(
          "(?:replace|replaceRE) (?:\\.Name|\\.File\\.ContentBaseName|\\.File\\.BaseFileName|\\.TranslationBaseName|\\.BaseFileName)"
              + " [\"`]\\W*[\"`] [\"`] [\"`] \\| (?:title|humanize|humanize \\| title)");
  private static final DateTimeFormatter RFC3339 =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);
  private static final DateTimeFormatter PLAIN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private final Template template;
  private final String title;
  private final String slug;
  private final ZonedDateTime date;

  Placeholders(Template template, String title, String slug, ZonedDateTime date) {
    this.template = template;
    this.title = title;
    this.slug = slug;
    this.date = date;
  }

  /** The text with everything filled in; nothing if it has something that is not known here. */
  Optional<String> fill(String text) {
    StringBuilder filled = new StringBuilder();
    Matcher matcher = ACTION.matcher(text);
    while (matcher.find()) {
      Optional<String> value = value(matcher.group(1));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value.get()));
    }
    return Optional.of(matcher.appendTail(filled).toString());
  }

  private Optional<String> value(String action) {
    return switch (template.language()) {
      case HUGO -> hugo(action);
      case HEXO -> hexo(action);
    };
  }

  /** gohugo.io/content-management/archetypes. */
  private Optional<String> hugo(String action) {
    if (TITLE_OF_NAME.matcher(action).matches()) {
      return Optional.of(title);
    }
    return switch (action) {
      case ".Date", "now.Format \"2006-01-02T15:04:05Z07:00\"" -> Optional.of(RFC3339.format(date));
      case "now.Format \"2006-01-02\"",
          "dateFormat \"2006-01-02\" .Date",
          "time.Format \"2006-01-02\" .Date" ->
          Optional.of(date.toLocalDate().toString());
      case ".Name",
          ".File.ContentBaseName",
          ".File.BaseFileName",
          ".TranslationBaseName",
          ".File.TranslationBaseName" ->
          Optional.of(slug);
      case ".Title", ".Name | title", ".File.ContentBaseName | title" -> Optional.of(title);
      default -> Optional.empty();
    };
  }

  /** hexo.io/docs/writing#Scaffolds. */
  private Optional<String> hexo(String action) {
    return switch (action) {
      case "title" -> Optional.of(title);
      case "date" -> Optional.of(PLAIN.format(date));
      case "slug" -> Optional.of(slug);
      case "layout" -> Optional.of("post");
      default -> Optional.empty();
    };
  }
}
