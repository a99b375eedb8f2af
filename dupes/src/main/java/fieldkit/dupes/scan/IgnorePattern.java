package fieldkit.dupes.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A line of an ignore file, gitignore(5).
 *
 * @param pattern what the name, or the path seen from the ignore file's folder, must match
 * @param wholePath whether the path is meant rather than the name
 * @param foldersOnly whether only folders are meant
 * @param hides whether what matches is hidden, or shown after all
 */
record IgnorePattern(Pattern pattern, boolean wholePath, boolean foldersOnly, boolean hides) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** The patterns of a file, in its order. A line that cannot be understood matches nothing. */
  static List<IgnorePattern> parse(String text) {
    List<IgnorePattern> patterns = new ArrayList<>();
    String plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    for (String line : plain.split("\r?\n", -1)) {
      String glob = withoutTrailingSpaces(line);
      if (!glob.isEmpty() && !glob.startsWith("#")) {
        try {
          patterns.add(ofLine(glob));
        } catch (IllegalArgumentException incomprehensible) {
          // as git has it
        }
      }
    }
    return patterns;
  }

  private static String withoutTrailingSpaces(String line) {
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == ' ' && !isEscaped(line, end - 1)) {
      end--;
    }
    return line.substring(0, end);
  }

  private static boolean isEscaped(String line, int index) {
    int slashes = 0;
    while (slashes < index && line.charAt(index - 1 - slashes) == '\\') {
      slashes++;
    }
    return slashes % 2 == 1;
  }

  private static IgnorePattern ofLine(String line) {
    boolean negated = line.startsWith("!");
    String glob = negated ? line.substring(1) : line;
    boolean foldersOnly = glob.endsWith("/");
    glob = foldersOnly ? glob.substring(0, glob.length() - 1) : glob;
    boolean wholePath = glob.indexOf('/') >= 0;
    glob = glob.startsWith("/") ? glob.substring(1) : glob;
    String regex = new GlobSyntax(glob, GlobSyntax.Dialect.GIT).toRegex();
    return new IgnorePattern(
        Pattern.compile(regex, Pattern.DOTALL), wholePath, foldersOnly, !negated);
  }

  /** Whether it has something to say about a path, seen from the ignore file's folder. */
  boolean matches(String path, boolean folder) {
    if (foldersOnly && !folder) {
      return false;
    }
    return pattern.matcher(wholePath ? path : path.substring(path.lastIndexOf('/') + 1)).matches();
  }
}
