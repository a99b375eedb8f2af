package fieldkit.newpost.site;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date as posts have it, in any engine's style.
 *
 * @param local the day and time written
 * @param offset the offset from UTC written behind them
 */
public record PostDate(LocalDateTime local, Optional<ZoneOffset> offset) {
  private static final Pattern SYNTAX =
      Pattern.compile(
          "(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})"
              + "(?:[Tt ]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?)?"
              + "\\s*(?:UTC)?\\s*(Z|z|[+-]\\d{1,2}(?::?\\d{2})?)?");

  /** The date a text says, if it says one. */
  public static Optional<PostDate> parse(String text) {
    Matcher matcher = SYNTAX.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      LocalDateTime local =
          LocalDateTime.of(
              number(matcher, 1),
              number(matcher, 2),
              number(matcher, 3),
              number(matcher, 4),
              number(matcher, 5),
              number(matcher, 6));
      return Optional.of(
          new PostDate(local, Optional.ofNullable(matcher.group(7)).map(PostDate::offset)));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  private static int number(Matcher matcher, int group) {
    return matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group));
  }

  private static ZoneOffset offset(String text) {
    if (text.equalsIgnoreCase("z")) {
      return ZoneOffset.UTC;
    }
    String digits = text.substring(1).replace(":", "");
    String wide = digits.length() % 2 == 1 ? "0" + digits : digits;
    return ZoneOffset.of(text.charAt(0) + wide);
  }

  /** The moment, where a date without an offset is one of this zone. */
  public ZonedDateTime in(ZoneId zone) {
    return offset
        .map(given -> local.atOffset(given).atZoneSameInstant(zone))
        .orElseGet(() -> local.atZone(zone));
  }
}
