package fieldkit.xenmigrate.plan;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What several commands printed in one login, told apart by lines between them.
 *
 * @param texts each command's output by its name
 */
record Sections(Map<String, String> texts) {
  private static final String MARK = "@@fieldkit ";

  /** A command whose output will be found by this name; that it fails is seen by what it lacks. */
  static String script(String name, String command) {
    return "echo '%s%s'; %s\n".formatted(MARK, name, command);
  }

  static Sections parse(String text) {
    Map<String, StringBuilder> found = new LinkedHashMap<>();
    StringBuilder current = new StringBuilder(); // before the first there is what a login may print
    for (String line : text.lines().toList()) {
      if (line.startsWith(MARK)) {
        current = new StringBuilder();
        found.put(line.substring(MARK.length()), current);
      } else {
        current.append(line).append('\n');
      }
    }
    Map<String, String> texts = new LinkedHashMap<>();
    found.forEach((name, lines) -> texts.put(name, lines.toString()));
    return new Sections(texts);
  }

  /** A command's output; nothing if it never ran. */
  String of(String name) {
    return texts.getOrDefault(name, "");
  }

  /** A command's output that is a number; 0 if it is none. */
  long number(String name) {
    String text = of(name).strip();
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
  }
}
