package fieldkit.common.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of bytes as people write and read them, in powers of 1024. */
public final class ByteSize {
  private static final Pattern SYNTAX =
      Pattern.compile("(\\d+)\\s*(?:([KMGTPE])(?:i?B)?|B)?", Pattern.CASE_INSENSITIVE);
  private static final String UNITS = "KMGTPE";

  private ByteSize() {}

  /**
   * Reads {@code 4096}, {@code 64K}, {@code 1M}, {@code 1MiB} or {@code 2G}.
   *
   * @throws IllegalArgumentException with a message for the user if it is not a size, or one beyond
   *     2^63 - 1
   */
  public static long parse(String text) {
    Matcher matcher = SYNTAX.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a size like 4096, 64K, 1M or 2G".formatted(text));
    }
    String unit = matcher.group(2);
    int power = unit == null ? 0 : UNITS.indexOf(unit.toUpperCase(Locale.ROOT)) + 1;
    try {
      return Math.multiplyExact(Long.parseLong(matcher.group(1)), 1L << (10 * power));
    } catch (ArithmeticException | NumberFormatException tooLarge) {
      throw new IllegalArgumentException("'%s' is too large for a size".formatted(text), tooLarge);
    }
  }

  /** A size to read: {@code 512 B}, {@code 1.5 KiB}, {@code 23 MiB}. */
  public static String format(long bytes) {
    if (bytes < 1024) {
      return bytes + " B";
    }
    double value = bytes;
    int unit = -1;
    // 1023.5 and 9.95 are what %.0f and %.1f would make 1024 and 10.0 of
    while (value >= 1023.5 && unit < UNITS.length() - 1) {
      value /= 1024;
      unit++;
    }
    String number = String.format(Locale.ROOT, value < 9.95 ? "%.1f" : "%.0f", value);
    return number + " " + UNITS.charAt(unit) + "iB";
  }
}
