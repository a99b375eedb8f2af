package fieldkit.common.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write and read them. */
public final class TimeSpan {
  private static final Pattern SYNTAX = Pattern.compile("(\\d{1,9})([smhdw])");

  private TimeSpan() {}

  /**
   * Reads {@code 30s}, {@code 5m}, {@code 2h}, {@code 7d} or {@code 3w}.
   *
   * @throws IllegalArgumentException with a message for the user if it is not a duration
   */
  public static Duration parse(String text) {
    Matcher matcher = SYNTAX.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a duration like 30s, 5m, 2h or 7d".formatted(text));
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2).charAt(0)) {
      case 's' -> Duration.ofSeconds(number);
      case 'm' -> Duration.ofMinutes(number);
      case 'h' -> Duration.ofHours(number);
      case 'd' -> Duration.ofDays(number);
      default -> Duration.ofDays(7 * number);
    };
  }

  /** A duration to read at a glance: {@code 4 s}, {@code 3:05}, {@code 2:03:05}. */
  public static String format(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? "%d:%02d".formatted(seconds / 60, seconds % 60)
        : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
