package fieldkit.common.manual;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a tool's completion for bash, from 3.2 on: a table of what each command takes, in front of
 * functions that are the same for all tools ({@code completion.bash}).
 */
final class BashCompletion {
  private BashCompletion() {}

  /** The script as text. */
  static String of(CommandText tool) {
    String table = tool.withCommands().map(BashCompletion::row).collect(Collectors.joining());
    return ScriptTemplate.named("completion.bash").with("TABLE", table).of(tool.name());
  }

  /** What the variables are set to when a command was typed. */
  private static String row(CommandText command) {
    return """
        '%s')
          commands='%s'
          options='%s'
          takes=' %s '
          operands='%s'
          ;;
    """
        .formatted(
            command.words(),
            words(command.commands().stream().map(CommandText::word).toList()),
            words(
                command.allOptions().stream().flatMap(option -> option.names().stream()).toList()),
            words(command.allOptions().stream().flatMap(BashCompletion::takes).toList()),
            words(command.operands().stream().map(BashCompletion::kind).toList()))
        .indent(0);
  }

  private static java.util.stream.Stream<String> takes(OptionText option) {
    return option.value().stream()
        .flatMap(value -> option.names().stream().map(name -> entry(option, value, name)));
  }

  /** An option and what follows it; a question mark where that may be missing. */
  private static String entry(OptionText option, ValueText value, String name) {
    return name + (option.valueOptional() ? "?=" : "=") + kind(value);
  }

  /** Known words with commas between, or {@code @} and the kind, and a plus for lists. */
  private static String kind(ValueText value) {
    String kind =
        value.kind() == ValueKind.WORDS
            ? String.join(",", value.words())
            : "@" + value.kind().word();
    return (value.isList() ? "+" : "") + kind;
  }

  private static String words(List<String> words) {
    return String.join(" ", words);
  }
}
