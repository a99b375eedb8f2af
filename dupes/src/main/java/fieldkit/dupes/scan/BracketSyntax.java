package fieldkit.dupes.scan;

import java.util.Map;

/**
 * Turns a choice of characters in brackets, glob(7), into one of a regular expression's: {@code
 * [a-z]}, {@code [!a]}, {@code []a]}, {@code [[:alpha:]]}, {@code [\]]}. None of them takes a
 * slash.
 */
final class BracketSyntax {
  private static final Map<String, String> CLASSES =
      Map.ofEntries(
          Map.entry("alnum", "\\p{Alnum}"),
          Map.entry("alpha", "\\p{Alpha}"),
          Map.entry("blank", "\\p{Blank}"),
          Map.entry("cntrl", "\\p{Cntrl}"),
          Map.entry("digit", "\\p{Digit}"),
          Map.entry("graph", "\\p{Graph}"),
          Map.entry("lower", "\\p{Lower}"),
          Map.entry("print", "\\p{Print}"),
          Map.entry("punct", "\\p{Punct}"),
          Map.entry("space", "\\s"),
          Map.entry("upper", "\\p{Upper}"),
          Map.entry("xdigit", "\\p{XDigit}"));

  private final String glob;
  private final int start;
  private final StringBuilder choice = new StringBuilder();
  private int at;

  /**
   * @param start where the opening bracket is
   */
  BracketSyntax(String glob, int start) {
    this.glob = glob;
    this.start = start;
    this.at = start + 1;
  }

  /**
   * Adds the choice to a regular expression.
   *
   * @return where the pattern goes on
   * @throws IllegalArgumentException with a message for the user if it cannot be understood
   */
  int appendTo(StringBuilder regex) {
    boolean negated = glob.startsWith("!", at) || glob.startsWith("^", at);
    at += negated ? 1 : 0;
    int first = at;
    while (at == first || !glob.startsWith("]", at)) { // right at the beginning it is a character
      element();
    }
    regex.append("(?!/)[").append(negated ? "^" : "").append(choice).append(']');
    return at + 1;
  }

  private void element() {
    if (isCharacterClass()) {
      characterClass();
      return;
    }
    int from = character();
    if (!glob.startsWith("-", at) || glob.startsWith("]", at + 1)) {
      append(from);
      return;
    }
    at++;
    int to = character();
    if (to < from) {
      throw new IllegalArgumentException(
          "'%s': the range %s-%s is the wrong way round"
              .formatted(glob, Character.toString(from), Character.toString(to)));
    }
    append(from);
    choice.append('-');
    append(to);
  }

  private int character() {
    if (glob.startsWith("\\", at)) {
      at++;
    }
    if (at >= glob.length()) {
      throw notClosed();
    }
    int character = glob.codePointAt(at);
    at += Character.charCount(character);
    return character;
  }

  private boolean isCharacterClass() {
    int end = glob.indexOf(']', at + 2);
    return glob.startsWith("[:", at) && end > at + 2 && glob.charAt(end - 1) == ':';
  }

  private void characterClass() {
    int end = glob.indexOf(":]", at);
    String name = glob.substring(at + 2, end);
    String known = CLASSES.get(name);
    if (known == null) {
      throw new IllegalArgumentException(
          "'%s': %s is no class of characters".formatted(glob, name));
    }
    choice.append(known);
    at = end + 2;
  }

  private void append(int character) {
    choice.append("\\x{").append(Integer.toHexString(character)).append('}');
  }

  private IllegalArgumentException notClosed() {
    return new IllegalArgumentException(
        "'%s': %s is not closed".formatted(glob, glob.substring(start)));
  }
}
