package fieldkit.newpost.matter;

/** The comment behind a value, in languages where a number sign begins one. */
final class TrailingComment {
  private TrailingComment() {}

  /** The comment with the white space before it; empty where there is none. */
  static String of(String valueAndComment) {
    int start = behindQuotes(valueAndComment);
    for (int i = start; i < valueAndComment.length(); i++) {
      boolean apart = i == 0 || Character.isWhitespace(valueAndComment.charAt(i - 1));
      if (valueAndComment.charAt(i) == '#' && apart) {
        return withSpaceBefore(valueAndComment, i);
      }
    }
    return "";
  }

  private static String withSpaceBefore(String text, int hash) {
    int start = hash;
    while (start > 0 && Character.isWhitespace(text.charAt(start - 1))) {
      start--;
    }
    return start == hash ? " " + text.substring(hash) : text.substring(start);
  }

  private static int behindQuotes(String text) {
    if (text.isEmpty() || (text.charAt(0) != '"' && text.charAt(0) != '\'')) {
      return 0;
    }
    char quote = text.charAt(0);
    for (int i = 1; i < text.length(); i++) {
      if (quote == '"' && text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == quote) {
        return i + 1;
      }
    }
    return text.length();
  }
}
