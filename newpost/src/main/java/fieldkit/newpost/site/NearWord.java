package fieldkit.newpost.site;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
public final class NearWord {
  private static final int SHORT = 4;

  private NearWord() {}

  /**
   * A known word that one slip of the fingers makes of this one; short words must differ in case
   * only.
   */
  public static Optional<String> of(String word, Collection<String> known) {
    return known.stream().filter(other -> !other.equals(word) && isNear(word, other)).findFirst();
  }

  /** A known word, of those that have more than three letters, that is one slip away. */
  public static Optional<String> bySlip(String word, Collection<String> known) {
    return known.stream()
        .filter(other -> !other.equals(word) && other.length() >= SHORT && isOneSlip(word, other))
        .findFirst();
  }

  private static boolean isNear(String word, String other) {
    String one = word.toLowerCase(Locale.ROOT);
    String two = other.toLowerCase(Locale.ROOT);
    return one.equals(two)
        || (Math.min(one.length(), two.length()) >= SHORT && isOneSlip(one, two));
  }

  /** One letter more, less, other, or two letters swapped. */
  private static boolean isOneSlip(String one, String two) {
    int start = 0;
    int shorter = Math.min(one.length(), two.length());
    while (start < shorter && one.charAt(start) == two.charAt(start)) {
      start++;
    }
    String a = one.substring(start);
    String b = two.substring(start);
    if (a.length() == b.length()) {
      boolean swapped =
          a.length() > 1
              && a.charAt(0) == b.charAt(1)
              && a.charAt(1) == b.charAt(0)
              && a.substring(2).equals(b.substring(2));
      return swapped || a.substring(1).equals(b.substring(1));
    }
    return a.length() > b.length() ? a.substring(1).equals(b) : b.substring(1).equals(a);
  }
}
