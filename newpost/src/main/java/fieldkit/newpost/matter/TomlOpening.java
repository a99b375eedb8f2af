package fieldkit.newpost.matter;

/** Whether a TOML field goes on behind the lines seen so far: an open bracket or long string. */
final class TomlOpening {
  private final String text;
  private int position;
  private int depth;

  private TomlOpening(String text) {
    this.text = text;
  }

  /** Whether these lines of a field leave something open. */
  static boolean isOpen(String field) {
    return new TomlOpening(field).scan();
  }

  private boolean scan() {
    while (position < text.length()) {
      char c = text.charAt(position);
      switch (c) {
        case '"', '\'' -> {
          if (!string(c)) {
            return true;
          }
        }
        case '#' -> position = LineMatter.nextLine(text, position);
        case '[', '{' -> {
          depth++;
          position++;
        }
        case ']', '}' -> {
          depth--;
          position++;
        }
        default -> position++;
      }
    }
    return depth > 0;
  }

  /** Goes behind a string; false if it does not end. One on a single line ends with the line. */
  private boolean string(char quote) {
    String longQuote = String.valueOf(quote).repeat(3);
    boolean isLong = text.startsWith(longQuote, position);
    position += isLong ? 3 : 1;
    while (position < text.length()) {
      char c = text.charAt(position);
      if (c == '\\' && quote == '"') {
        position += 2;
      } else if (isLong ? text.startsWith(longQuote, position) : c == quote || c == '\n') {
        position += isLong ? 3 : 1;
        return true;
      } else {
        position++;
      }
    }
    return !isLong;
  }
}
