package fieldkit.dupes.scan;

/** Turns the shell's patterns, and those of ignore files, into regular expressions. */
final class GlobSyntax {
  private final String glob;
  private final Dialect dialect;
  private final StringBuilder regex = new StringBuilder();
  private int at;
  private boolean inChoice;

  /** Whose patterns they are. */
  enum Dialect {
    /** The shell's: <code>{a,b}</code> is a choice, {@code **} goes across slashes anywhere. */
    SHELL,
    /** Those of gitignore(5): {@code **} goes across slashes only between them. */
    GIT
  }

  GlobSyntax(String glob, Dialect dialect) {
    this.glob = glob;
    this.dialect = dialect;
  }

  /**
   * The regular expression.
   *
   * @throws IllegalArgumentException with a message for the user if there is none
   */
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
      case '*' -> stars();
      case '?' -> regex.append("[^/]");
      case '[' -> at = new BracketSyntax(glob, at - 1).appendTo(regex);
      case '\\' -> escaped();
      case '{', '}', ',' -> choice(c);
      default -> literal(c);
    }
  }

  private void stars() {
    int start = at - 1;
    while (glob.startsWith("*", at)) {
      at++;
    }
    if (at - start == 1 || (dialect == Dialect.GIT && !isBetweenSlashes(start))) {
      regex.append("[^/]*");
    } else if (glob.startsWith("/", at)) {
      at++;
      regex.append("(?:.*/)?"); // a/**/b is a/b too
    } else {
      regex.append(".*");
    }
  }

  private boolean isBetweenSlashes(int start) {
    return (start == 0 || glob.charAt(start - 1) == '/')
        && (at == glob.length() || glob.charAt(at) == '/');
  }

  private void escaped() {
    if (at == glob.length()) {
      throw new IllegalArgumentException("'%s': nothing follows the backslash".formatted(glob));
    }
    literal(glob.charAt(at++));
  }

  private void choice(char c) {
    if (dialect == Dialect.GIT) {
      literal(c);
      return;
    }
    switch (c) {
      case '{' -> openChoice();
      case '}' -> closeChoice();
      default -> regex.append(inChoice ? "|" : ",");
    }
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
