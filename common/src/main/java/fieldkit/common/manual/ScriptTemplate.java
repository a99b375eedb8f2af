package fieldkit.common.manual;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A script with places for a tool's name, {@code TOOL}, and for tables, each a line such as {@code
 * #COMMANDS}.
 */
record ScriptTemplate(String text) {

  /**
   * One that lies beside this class.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  static ScriptTemplate named(String file) {
    try (InputStream in = ScriptTemplate.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IOException(file + ": is missing");
      }
      return new ScriptTemplate(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same with one of its tables. */
  ScriptTemplate with(String place, String table) {
    return new ScriptTemplate(text.replace("#" + place + "\n", table));
  }

  /**
   * The whole script, with the hosts that all shells find the same way. A function's name has
   * underscores for the tool's hyphens.
   */
  String of(String tool) {
    return text.replace("#HOSTS\n", named("hosts.sh").text())
        .replace("TOOL_", tool.replace('-', '_') + "_")
        .replace("TOOL", tool);
  }
}
