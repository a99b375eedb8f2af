package fieldkit.newpost.draft;

import fieldkit.newpost.site.PostDate;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Moments as people write them, seen from a moment and its time zone. */
public final class WhenText {
  private static final Pattern RELATIVE = Pattern.compile("([+-])(\\d{1,4})([mhdw])");
  private static final Pattern DAY_AND_TIME =
      Pattern.compile(
          "(?:(now|today|tomorrow|yesterday)|(?:next )?(mon|tue|wed|thu|fri|sat|sun)[a-z]*)?"
              + "(?:(?:^| |, | at )(\\d{1,2}):(\\d{2}))?");

  private final ZonedDateTime now;

  /** Seen from this moment. */
  public WhenText(ZonedDateTime now) {
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * The moment of {@code 2026-11-22}, {@code 2026-11-22 9:00}, {@code now}, {@code tomorrow 9:00},
   * {@code next mon 9:00}, {@code 18:30}, {@code +3d}. A day without a time is at its beginning if
   * it is a date, and at the present time of day otherwise.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  public ZonedDateTime parse(String text) {
    String words = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    Optional<PostDate> date = PostDate.parse(words);
    if (date.isPresent()) {
      return date.get().in(now.getZone());
    }
    Matcher relative = RELATIVE.matcher(words);
    if (relative.matches()) {
      return relative(relative);
    }
    Matcher day = DAY_AND_TIME.matcher(words);
    if (!words.isEmpty() && day.matches()) {
      return at(day(day), day);
    }
    throw wrong(text);
  }

  private ZonedDateTime relative(Matcher matcher) {
    long amount = Long.parseLong(matcher.group(1) + matcher.group(2));
    return switch (matcher.group(3)) {
      case "m" -> now.plusMinutes(amount);
      case "h" -> now.plusHours(amount);
      case "d" -> now.plusDays(amount);
      default -> now.plusWeeks(amount);
    };
  }

  private ZonedDateTime day(Matcher matcher) {
    if (matcher.group(2) != null) {
      return now.with(TemporalAdjusters.next(weekday(matcher.group(2))));
    }
    return switch (matcher.group(1) == null ? "today" : matcher.group(1)) {
      case "tomorrow" -> now.plusDays(1);
      case "yesterday" -> now.minusDays(1);
      default -> now;
    };
  }

  private static DayOfWeek weekday(String name) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().toLowerCase(Locale.ROOT).startsWith(name)) {
        return day;
      }
    }
    throw wrong(name);
  }

  private static ZonedDateTime at(ZonedDateTime day, Matcher matcher) {
    if (matcher.group(3) == null) {
      return day;
    }
    int hour = Integer.parseInt(matcher.group(3));
    int minute = Integer.parseInt(matcher.group(4));
    if (hour > 23 || minute > 59) {
      throw wrong(matcher.group());
    }
    return day.with(LocalTime.of(hour, minute));
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(
        "'%s' is not a time like 2026-11-22, '2026-11-22 9:00', 'tomorrow 9:00', 'next mon 9:00' or +3d"
            .formatted(text));
  }
}
