package fieldkit.newpost.engine;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One-line settings in an engine's own configuration, read without its parser: it may be a program
 * (Python), and parsers cost start-up time.
 */
final class ConfigLine {
  private ConfigLine() {}

  /** The value of {@code key: value}, YAML, at the outermost level. */
  static Optional<String> yaml(String text, String key) {
    return find(text, "^" + Pattern.quote(key) + "[ \\t]*:[ \\t]*");
  }

  /** The value of {@code key = value}, TOML or Python; the key in any case. */
  static Optional<String> assigned(String text, String key) {
    return find(text, "^[ \\t]*(?i:" + Pattern.quote(key) + ")[ \\t]*=[ \\t]*u?");
  }

  /** The value of {@code "key": value}, JSON; the key in any case. */
  static Optional<String> json(String text, String key) {
    return find(text, "^[ \\t]*\"(?i:" + Pattern.quote(key) + ")\"[ \\t]*:[ \\t]*");
  }

  private static Optional<String> find(String text, String start) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String value = "(?:\"([^\"\\r\\n]*)\"|'([^'\\r\\n]*)'|([^\\s#'\",\\[{][^#\\r\\n]*))";
    Matcher matcher = Pattern.compile(start + value, Pattern.MULTILINE).matcher(text);
    if (!matcher.find()) {
      return Optional.empty();
    }
    for (int group = 1; group <= 3; group++) {
      if (matcher.group(group) != null) {
        return Optional.of(matcher.group(group).strip());
      }
    }
    return Optional.empty();
  }
}
