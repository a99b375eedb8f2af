package fieldkit.common.manual;

import fieldkit.common.cli.CommonOptions;
import fieldkit.common.cli.Tool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A tool, or a command of one, as its help has it: the source of its manual and its completions.
 *
 * @param name the words it is called by, such as {@code dupes undo}
 * @param summary what it does, in one or a few sentences
 * @param details paragraphs that stand before the usage
 * @param examples lines, each a command, or a command, two spaces or more and what it is for
 * @param synopsis how it is called, a line each
 * @param options its own, in the order of the help
 * @param operands what its other words stand for, the last one for all that follow
 * @param operandsDescription a sentence on them, or empty
 * @param notes paragraphs that stand below the options
 * @param commands those that its first word may be
 */
record CommandText(
    String name,
    String summary,
    List<String> details,
    List<String> examples,
    List<String> synopsis,
    List<OptionText> options,
    List<ValueText> operands,
    String operandsDescription,
    List<String> notes,
    List<CommandText> commands) {

  /** Of a tool and all of its commands. */
  static CommandText of(Tool tool) {
    CommandSpec spec = tool.spec();
    List<String> paragraphs = new ArrayList<>();
    List<String> examples = new ArrayList<>();
    readHeader(lines(spec.usageMessage().header()), paragraphs, examples);
    return new CommandText(
        spec.name(),
        paragraphs.getFirst(),
        paragraphs.subList(1, paragraphs.size()),
        examples,
        lines(spec.usageMessage().customSynopsis()).stream().map(String::strip).toList(),
        spec.options().stream().map(OptionText::of).toList(),
        spec.positionalParameters().stream().flatMap(CommandText::operands).toList(),
        spec.positionalParameters().stream()
            .map(operand -> plain(operand.description()))
            .findFirst()
            .orElse(""),
        paragraphs(lines(spec.usageMessage().footer())),
        tool.commands().stream().map(word -> of(tool.command(word).orElseThrow())).toList());
  }

  /** The options that every command has on top of its own. */
  static List<OptionText> commonOptions() {
    CommandSpec spec = CommandSpec.create();
    CommonOptions.addTo(spec);
    return spec.options().stream().map(OptionText::of).toList();
  }

  /** Its own options and those every command has. */
  List<OptionText> allOptions() {
    return Stream.concat(options.stream(), commonOptions().stream()).toList();
  }

  /** It, its commands and theirs. */
  Stream<CommandText> withCommands() {
    return Stream.concat(Stream.of(this), commands.stream().flatMap(CommandText::withCommands));
  }

  /** The tool's name alone. */
  String toolName() {
    return name.split(" ", 2)[0];
  }

  /** The last word of its name. */
  String word() {
    return name.substring(name.lastIndexOf(' ') + 1);
  }

  /** Its name without the tool's: empty for the tool itself. */
  String words() {
    return name.substring(toolName().length()).strip();
  }

  /** What picocli would print: its texts are formats. */
  static String plain(String... text) {
    return String.join(" ", lines(text)).strip();
  }

  private static List<String> lines(String... texts) {
    return Arrays.stream(texts).flatMap(text -> text.formatted().lines()).toList();
  }

  /** An operand called {@code SOURCE TARGET} is two. */
  private static Stream<ValueText> operands(PositionalParamSpec operand) {
    return Arrays.stream(operand.paramLabel().split(" "))
        .map(label -> ValueText.of(label, List.of()));
  }

  private static void readHeader(
      List<String> lines, List<String> paragraphs, List<String> examples) {
    List<String> text = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("  ")) {
        examples.add(line.strip());
        text.add("");
      } else {
        text.add(line);
      }
    }
    paragraphs.addAll(paragraphs(text));
  }

  /** Lines that belong together, joined; a line that tells of the status begins anew. */
  private static List<String> paragraphs(List<String> lines) {
    List<String> paragraphs = new ArrayList<>();
    StringBuilder paragraph = new StringBuilder();
    for (String line : lines) {
      if (line.isBlank() || line.startsWith(ManualPage.STATUS)) {
        end(paragraph, paragraphs);
      }
      paragraph.append(paragraph.isEmpty() || line.isBlank() ? "" : " ").append(line.strip());
    }
    end(paragraph, paragraphs);
    return paragraphs;
  }

  private static void end(StringBuilder paragraph, List<String> paragraphs) {
    if (!paragraph.isEmpty()) {
      paragraphs.add(paragraph.toString());
      paragraph.setLength(0);
    }
  }
}
