package fieldkit.common.manual;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a tool's completion for fish: a {@code complete} line for each option of each command,
 * below functions that are the same for all tools ({@code completion.fish}).
 */
final class FishCompletion {
  private final String tool;
  private final String prefix;

  private FishCompletion(CommandText tool) {
    this.tool = tool.name();
    prefix = "__" + tool.name().replace('-', '_') + "_";
  }

  /** The script as text. */
  static String of(CommandText tool) {
    FishCompletion fish = new FishCompletion(tool);
    return ScriptTemplate.named("completion.fish")
        .with("COMMANDS", tool.withCommands().map(fish::commands).collect(Collectors.joining()))
        .with("LINES", tool.withCommands().flatMap(fish::lines).collect(Collectors.joining()))
        .of(tool.name());
  }

  private String commands(CommandText command) {
    List<String> words = command.commands().stream().map(CommandText::word).toList();
    return words.isEmpty()
        ? ""
        : "        case '%s'\n            printf '%%s\\n' %s\n"
            .formatted(command.words(), String.join(" ", words));
  }

  private Stream<String> lines(CommandText command) {
    String here = "%sis %s".formatted(prefix, command.words()).strip();
    String first = "%sis --first %s".formatted(prefix, command.words()).strip();
    Stream<String> commands =
        command.commands().stream()
            .map(each ->
                line(first, "-a " + each.word() + described(firstSentence(each.summary()))));
    Stream<String> operands =
        command.operands().stream()
            .filter(operand -> operand.kind() != ValueKind.ANY)
            .map(operand -> line(here, value(operand)));
    Stream<String> options =
        command.allOptions().stream().map(option -> line(here, option(option)));
    return Stream.of(commands, operands, options).flatMap(each -> each);
  }

  private String line(String condition, String rest) {
    return "complete -c %s -n '%s' %s\n".formatted(tool, condition, rest);
  }

  private String option(OptionText option) {
    String names =
        option.names().stream()
            .map(name ->
                OptionText.isShort(name) ? "-s " + name.substring(1) : "-l " + name.substring(2))
            .collect(Collectors.joining(" "));
    String value =
        option
            .value()
            .map(text -> (option.valueOptional() ? " " : " -r ") + value(text))
            .map(String::stripTrailing)
            .orElse("");
    return names + value + described(option.brief());
  }

  private String value(ValueText value) {
    return switch (value.kind()) {
      case ANY -> "";
      case WORDS -> {
        String words = String.join(" ", value.words());
        yield "-a " + quoted(value.isList() ? "(%slist %s)".formatted(prefix, words) : words);
      }
      case FILE, DEVICE -> "-F";
      case FOLDER -> "-a '(__fish_complete_directories (commandline -ct))'";
      case HOST, PLACE, DOMAIN, CATEGORY, POST, DRAFT ->
          "-a '(%s%s)'".formatted(prefix, value.kind().word());
    };
  }

  private static String described(String text) {
    return " -d " + quoted(text);
  }

  private static String firstSentence(String text) {
    return text.split("\\. |\\.$|: ", 2)[0];
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
