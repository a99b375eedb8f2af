package fieldkit.dupes.scan;

/** Turns the shell's patterns into regular expressions. */
final class GlobSyntax {
  private final String glob;
  private final StringBuilder regex = new StringBuilder();
  private int at;
  private boolean inChoice;

  GlobSyntax(String glob) {
    this.glob = glob;
  }

  String toRegex() {
    while (at < glob.length()) {
      translate(glob.charAt(at++));
    }
    if (inChoice) {
      throw notClosed("{");
    }
    return regex.toString();
  }

  private void translate(char c) {
    switch (c) {
      case '*' -> star();
      case '?' -> regex.append("[^/]");
      case '[' -> brackets();
      case '{' -> openChoice();
      case '}' -> closeChoice();
      case ',' -> regex.append(inChoice ? "|" : ",");
      case '\\' -> literal(at < glob.length() ? glob.charAt(at++) : '\\');
      default -> literal(c);
    }
  }

  private void star() {
    if (!glob.startsWith("*", at)) {
      regex.append("[^/]*");
      return;
    }
    at++;
    if (glob.startsWith("/", at)) {
      at++;
      regex.append("(?:.*/)?"); // a/**/b is a/b too
    } else {
      regex.append(".*");
    }
  }

  private void brackets() {
    int start = at;
    boolean negated = glob.startsWith("!", at) || glob.startsWith("^", at);
    int first = negated ? at + 1 : at;
    int end = glob.indexOf(']', first + 1); // a bracket right at the beginning is a character
    if (end < 0) {
      throw notClosed(glob.substring(start - 1));
    }
    regex.append(negated ? "[^/" : "[");
    for (int i = first; i < end; i++) {
      char c = glob.charAt(i);
      if (c != '-') {
        regex.append(isSpecial(c) ? "\\" : "");
      }
      regex.append(c);
    }
    regex.append(']');
    at = end + 1;
  }

  private void openChoice() {
    if (inChoice) {
      throw new IllegalArgumentException("'%s': choices in choices are not known".formatted(glob));
    }
    inChoice = true;
    regex.append("(?:");
  }

  private void closeChoice() {
    regex.append(inChoice ? ")" : "\\}");
    inChoice = false;
  }

  private void literal(char c) {
    if (isSpecial(c)) {
      regex.append('\\');
    }
    regex.append(c);
  }

  private static boolean isSpecial(char c) {
    return "\\^$.|?*+()[]{}&-".indexOf(c) >= 0;
  }

  private IllegalArgumentException notClosed(String bracket) {
    return new IllegalArgumentException("'%s': %s is not closed".formatted(glob, bracket));
  }
}
