package fieldkit.dupes;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.TimeSpan;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/** A point in time on the command line: a date, a date with a time, or how long ago. */
final class PointInTime {
  private static final long NANOS = 1_000_000_000L;

  private PointInTime() {}

  /** Nanoseconds since 1970. */
  static long parse(String option, String text) throws CommandFault {
    ZoneId here = ZoneId.systemDefault();
    Instant instant;
    try {
      instant = Instant.now().minus(TimeSpan.parse(text));
    } catch (IllegalArgumentException notADuration) {
      try {
        instant =
            text.length() > "2026-01-31".length()
                ? LocalDateTime.parse(text.replace(' ', 'T')).atZone(here).toInstant()
                : LocalDate.parse(text).atStartOfDay(here).toInstant();
      } catch (DateTimeParseException notADate) {
        throw DupesOptions.usage(
            "%s: '%s' is neither a date like 2026-01-31 or 2026-01-31T12:30 nor a duration like 7d"
                .formatted(option, text));
      }
    }
    try {
      return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS), instant.getNano());
    } catch (ArithmeticException e) {
      throw DupesOptions.usage(
          "%s: '%s' is not between the years 1678 and 2262".formatted(option, text));
    }
  }
}
