package fieldkit.dupes.scan;

import fieldkit.common.io.RawPath;
import fieldkit.common.io.RawText;
import java.util.regex.Pattern;

/**
 * A pattern for names as the shell has them: {@code *} and {@code ?} stay within a name, {@code **}
 * does not, {@code [a-z]} and <code>{a,b}</code> are choices, a backslash takes the next character
 * as it is. A pattern without a slash is held against a file's own name, one with a slash against
 * the end of its path, or the whole of it if it begins with a slash.
 */
public final class Glob {
  private final Pattern pattern;
  private final boolean wholePath;

  private Glob(Pattern pattern, boolean wholePath) {
    this.pattern = pattern;
    this.wholePath = wholePath;
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException with a message for the user if it cannot be understood
   */
  public static Glob of(String text) {
    String glob =
        text.length() > 1 && text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    boolean wholePath = glob.indexOf('/') >= 0;
    String prefix = wholePath && !glob.startsWith("/") ? "(?:.*/)?" : "";
    String regex = new GlobSyntax(glob, GlobSyntax.Dialect.SHELL).toRegex();
    return new Glob(Pattern.compile(prefix + regex, Pattern.DOTALL), wholePath);
  }

  /** Whether a file in a folder matches. */
  boolean matches(RawPath folder, byte[] name) {
    String text = wholePath ? folder.resolve(name).text() : RawText.decode(name);
    return pattern.matcher(text).matches();
  }
}
