package fieldkit.common.manual;

import java.util.List;

/**
 * What an option or an operand stands for.
 *
 * @param label as the help names it, such as {@code FILE}
 * @param kind what completion offers
 * @param words those it offers, where they are known beforehand
 */
record ValueText(String label, ValueKind kind, List<String> words) {

  static ValueText of(String label, List<String> words) {
    return new ValueText(
        label, words.isEmpty() ? ValueKind.ofLabel(label) : ValueKind.WORDS, List.copyOf(words));
  }

  /** Whether several may be joined by commas. */
  boolean isList() {
    return label.endsWith(",...");
  }
}
