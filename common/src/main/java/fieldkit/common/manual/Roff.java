package fieldkit.common.manual;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Text in the macros of {@code man(7)}. What is given as text comes out as it is. */
final class Roff {
  private final StringBuilder out = new StringBuilder();

  /** All of it so far. */
  String text() {
    return out.toString();
  }

  Roff macro(String name, String... arguments) {
    String quoted =
        Arrays.stream(arguments)
            .map(argument -> " \"" + escaped(argument) + '"')
            .collect(Collectors.joining());
    return line("." + name + quoted);
  }

  Roff section(String title) {
    return macro("SH", title);
  }

  Roff subsection(String title) {
    return macro("SS", title);
  }

  /** Goes on where the page is. */
  Roff text(String text) {
    return line(guarded(escaped(text)));
  }

  Roff paragraph(String text) {
    return line(".PP").text(text);
  }

  /** A term, marked up already, and what is said of it, indented. */
  Roff entry(String term, String text) {
    return line(".TP").line(guarded(term)).text(text);
  }

  /** A command that is not to be broken. */
  Roff example(String command) {
    return line(".PP")
        .line(".RS")
        .line(".nf")
        .line(guarded(escaped(command)))
        .line(".fi")
        .line(".RE");
  }

  /** How a command is called: its name in bold, the rest plain. */
  Roff synopsis(String name, String line) {
    String rest = line.startsWith(name) ? line.substring(name.length()) : line;
    return line(bold(name) + escaped(rest)).line(".br");
  }

  String bold(String text) {
    return "\\fB" + escaped(text) + "\\fR";
  }

  String italic(String text) {
    return "\\fI" + escaped(text) + "\\fR";
  }

  private Roff line(String line) {
    out.append(line).append('\n');
    return this;
  }

  /** A line that begins with a control character would be a macro. */
  private static String guarded(String line) {
    return line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line;
  }

  /** A hyphen that is typed must stay one, and a quote must not become a typographer's. */
  private static String escaped(String text) {
    return text.replace("\\", "\\e")
        .replace("-", "\\-")
        .replace("\"", "\\(dq")
        .replace("'", "\\(aq")
        .replace("`", "\\(ga")
        .replace("^", "\\(ha")
        .replace("~", "\\(ti");
  }
}
