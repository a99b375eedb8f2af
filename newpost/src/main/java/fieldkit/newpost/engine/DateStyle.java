package fieldkit.newpost.engine;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How an engine writes a date in front matter. */
public enum DateStyle {
  /** {@code 2026/11/22 19:30:00}, the site's local time; blogofile reads nothing else. */
  SLASHES("yyyy/MM/dd HH:mm:ss"),
  /** {@code 2026-11-22 19:30:00 +0100}, jekyll. */
  OFFSET("yyyy-MM-dd HH:mm:ss xx"),
  /** {@code 2026-11-22 19:30:00}, local time. */
  LOCAL("yyyy-MM-dd HH:mm:ss"),
  /** {@code 2026-11-22 19:30}, local time; octopress and pelican. */
  MINUTES("yyyy-MM-dd HH:mm"),
  /** {@code 2026-11-22T19:30:00+01:00}, RFC 3339. */
  RFC3339("yyyy-MM-dd'T'HH:mm:ssXXX"),
  /** {@code 2026-11-22 19:30:00 UTC+01:00}, nikola. */
  UTC_OFFSET("yyyy-MM-dd HH:mm:ss 'UTC'xxx"),
  /** {@code 2026-11-22}. */
  DAY("yyyy-MM-dd");

  private final String pattern;

  DateStyle(String pattern) {
    this.pattern = pattern;
  }

  /** A moment in this style. */
  public String format(ZonedDateTime moment) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(moment);
  }
}
