package fieldkit.newpost.site;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a post's file, taken apart; the parts together are the name.
 *
 * @param lead a date or a number and what separates it from the rest; may be empty
 * @param slug what is left of the title
 * @param ending the ending, with its full stop
 */
public record PostName(String lead, String slug, String ending) {
  private static final Pattern PARTS =
      Pattern.compile(
          "(\\d{4}-\\d{2}-\\d{2}(?: - |[-_ ])|\\d{1,6}(?:\\. ?| - |[-_]))?(.+?)((?:\\.[A-Za-z]+)?)",
          Pattern.DOTALL);
  private static final int DAY_LENGTH = "2026-11-22".length();

  /** The parts of a name. */
  public static PostName of(String fileName) {
    Matcher matcher = PARTS.matcher(fileName);
    if (!matcher.matches()) {
      return new PostName("", fileName, "");
    }
    String lead = matcher.group(1) == null ? "" : matcher.group(1);
    return new PostName(lead, matcher.group(2), matcher.group(3));
  }

  /** The whole name. */
  public String text() {
    return lead + slug + ending;
  }

  /** The day the name begins with. */
  public Optional<LocalDate> day() {
    if (lead.length() <= DAY_LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(lead.substring(0, DAY_LENGTH)));
    } catch (DateTimeException noDay) {
      return Optional.empty();
    }
  }

  /** The same name on another day; a name without one stays as it is. */
  public PostName on(ZonedDateTime date) {
    return day().isEmpty()
        ? this
        : new PostName(date.toLocalDate() + lead.substring(DAY_LENGTH), slug, ending);
  }

  /** The same name for another slug. */
  public PostName called(String otherSlug) {
    return new PostName(lead, otherSlug, ending);
  }
}
