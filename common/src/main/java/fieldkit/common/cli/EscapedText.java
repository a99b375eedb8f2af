package fieldkit.common.cli;

/**
 * File names for a person to read: on one line, and unable to steer the terminal or to pass for
 * another name. Control characters, bytes that are not text, and characters that change the
 * direction of writing become backslash escapes, and so does the backslash.
 */
public final class EscapedText {
  private EscapedText() {}

  /** A name, given as a text of {@code RawText}, in its readable form. */
  public static String of(String text) {
    int safe = 0;
    while (safe < text.length() && isPlain(text.charAt(safe))) {
      safe++;
    }
    if (safe == text.length()) {
      return text;
    }
    StringBuilder escaped = new StringBuilder(text.length() + 16).append(text, 0, safe);
    for (int i = safe; i < text.length(); ) {
      int c = text.codePointAt(i);
      append(escaped, c);
      i += Character.charCount(c);
    }
    return escaped.toString();
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c < 0x7F && c != '\\';
  }

  private static void append(StringBuilder out, int c) {
    switch (c) {
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\t' -> out.append("\\t");
      case '\r' -> out.append("\\r");
      default -> {
        if (c >= 0xDC80 && c <= 0xDCFF) {
          out.append("\\x%02x".formatted(c & 0xFF));
        } else if (isUnsafe(c)) {
          out.append(c < 0x80 ? "\\x%02x".formatted(c) : "\\u{%x}".formatted(c));
        } else {
          out.appendCodePoint(c);
        }
      }
    }
  }

  private static boolean isUnsafe(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT, // the bidirectional controls, zero-width characters
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
