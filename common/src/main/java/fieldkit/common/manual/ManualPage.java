package fieldkit.common.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes a tool's page of section 1, in the macros of {@code man(7)}: the tool, each of its
 * commands, and what all four tools have in common.
 */
final class ManualPage {
  /** How a paragraph on exit statuses begins. */
  static final String STATUS = "Status: ";

  private final CommandText tool;
  private final Roff roff = new Roff();

  private ManualPage(CommandText tool) {
    this.tool = tool;
  }

  /**
   * The page as text.
   *
   * @param version what it is the page of, such as {@code fieldkit 0.1.0}
   */
  static String of(CommandText tool, String version) {
    ManualPage page = new ManualPage(tool);
    page.write(version);
    return page.roff.text();
  }

  private void write(String version) {
    String name = tool.name();
    roff.macro("TH", name.toUpperCase(Locale.ROOT), "1", "", version, "Fieldkit");
    roff.section("NAME").text(name + " - " + lowered(tool.summary()));
    roff.section("SYNOPSIS");
    synopsis(tool);
    tool.withCommands().skip(1).forEach(this::synopsis);
    roff.section("DESCRIPTION").text(tool.summary());
    tool.details().forEach(roff::paragraph);
    operands(tool);
    roff.section("OPTIONS");
    tool.options().forEach(this::option);
    tool.notes().stream().filter(note -> !note.startsWith(STATUS)).forEach(roff::paragraph);
    commands();
    roff.section("COMMON OPTIONS").text("Every command of every Fieldkit tool knows these.");
    CommandText.commonOptions().forEach(this::option);
    roff.section("EXIT STATUS");
    status();
    roff.section("ENVIRONMENT");
    environment();
    if (!tool.examples().isEmpty()) {
      roff.section("EXAMPLES");
      examples(tool);
    }
    roff.section("SEE ALSO").text(seeAlso());
  }

  private void synopsis(CommandText command) {
    for (String line : command.synopsis()) {
      roff.synopsis(command.name(), line);
    }
  }

  private void commands() {
    if (tool.commands().isEmpty()) {
      return;
    }
    roff.section("COMMANDS")
        .text("A command is the very first word; a file of that name is given as ./NAME.");
    tool.withCommands().skip(1).forEach(this::command);
  }

  private void command(CommandText command) {
    roff.subsection(command.name()).text(command.summary());
    command.details().forEach(roff::paragraph);
    operands(command);
    command.options().forEach(this::option);
    command.notes().forEach(roff::paragraph);
    examples(command);
  }

  private void operands(CommandText command) {
    if (!command.operandsDescription().isEmpty()) {
      String labels =
          command.operands().stream().map(ValueText::label).collect(Collectors.joining(" "));
      roff.entry(roff.italic(labels), command.operandsDescription());
    }
  }

  private void option(OptionText option) {
    List<String> forms = new ArrayList<>();
    for (String name : option.names()) {
      boolean last = name.equals(option.names().getLast());
      forms.add(roff.bold(name) + (last ? value(option, name) : ""));
    }
    roff.entry(String.join(", ", forms), option.description());
  }

  private String value(OptionText option, String name) {
    if (option.value().isEmpty()) {
      return "";
    }
    String label = roff.italic(option.value().get().label());
    String joined = (OptionText.isShort(name) ? " " : "=") + label;
    return option.valueOptional() ? "[" + joined + "]" : joined;
  }

  private void status() {
    tool.notes().stream()
        .filter(note -> note.startsWith(STATUS))
        .map(note -> note.substring(STATUS.length()))
        .forEach(roff::text);
    roff.paragraph(
        "In all of the tools: 0 done, 1 done but some of it was left out or differs, 2 wrong"
            + " command line, 3 refused, 4 failed, 5 a person must decide, 70 a fault of the"
            + " tool's own, 129, 130 and 143 ended by HUP, INT and TERM.");
  }

  private void environment() {
    roff.entry(roff.bold("NO_COLOR"), "If set, there is no colour.");
    roff.entry(roff.bold("TERM"), "If it is dumb, there is neither colour nor progress.");
    roff.entry(
        roff.bold("FIELDKIT_JAVA_OPTS"),
        "Options for the Java runtime that comes along, such as -Xmx8g for more memory.");
  }

  private void examples(CommandText command) {
    for (String example : command.examples()) {
      String[] parts = example.split(" {2,}", 2);
      if (parts.length == 2) {
        roff.entry(roff.bold(parts[0]), parts[1]);
      } else {
        roff.example(example);
      }
    }
  }

  private String seeAlso() {
    return "The pages of the other tools, blocksync(1), dupes(1), newpost(1), xen-migrate(1), and"
        + " for longer texts "
        + tool.name()
        + ".md in the documentation that came along.";
  }

  /** As {@code whatis} shows it: no capital at the beginning, no full stop. */
  private static String lowered(String sentence) {
    String first = sentence.split("\\. |: ", 2)[0];
    String text = first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }
}
