package fieldkit.common.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a tool's completion for zsh: specifications for {@code _arguments} (see zshcompsys(1)) in
 * front of functions that are the same for all tools ({@code completion.zsh}).
 */
final class ZshCompletion {
  private final String prefix;

  private ZshCompletion(CommandText tool) {
    prefix = "_" + tool.name().replace('-', '_') + "_";
  }

  /** The script as text. */
  static String of(CommandText tool) {
    ZshCompletion zsh = new ZshCompletion(tool);
    return ScriptTemplate.named("completion.zsh")
        .with("COMMANDS", tool.withCommands().map(zsh::commands).collect(Collectors.joining()))
        .with("ARGUMENTS", tool.withCommands().map(zsh::arguments).collect(Collectors.joining()))
        .of(tool.name());
  }

  private String commands(CommandText command) {
    String list =
        command.commands().stream()
            .map(each -> " " + quoted(each.word() + ":" + firstSentence(each.summary())))
            .collect(Collectors.joining());
    return list.isEmpty()
        ? ""
        : "    '%s') commands=(%s) ;;\n".formatted(command.words(), list.strip());
  }

  private String arguments(CommandText command) {
    List<String> specs = new ArrayList<>();
    command.allOptions().forEach(option -> specs.add(option(option)));
    List<ValueText> operands = command.operands();
    for (int nth = 0; nth < operands.size(); nth++) {
      ValueText operand = operands.get(nth);
      boolean last = nth == operands.size() - 1;
      if (nth == 0 && !command.commands().isEmpty()) {
        specs.add(quoted("1: : %sfirst %s".formatted(prefix, action(operand)).stripTrailing()));
      } else if (!last || nth > 0) {
        specs.add(quoted("%d:%s:%s".formatted(nth + 1, label(operand), action(operand))));
      }
      if (last) {
        specs.add(quoted("*:%s:%s".formatted(label(operand), action(operand))));
      }
    }
    return "    '%s')\n      _arguments -s -S : \\\n        %s\n      ;;\n"
        .formatted(command.words(), String.join(" \\\n        ", specs));
  }

  private String option(OptionText option) {
    String all = String.join(" ", option.names());
    String exclusive = option.repeatable() ? "*" : "(" + all + ")";
    return option.names().stream()
        .map(name -> quoted(exclusive + name + joint(option, name) + said(option)))
        .collect(Collectors.joining(" \\\n        "));
  }

  /** How the value follows the name. */
  private static String joint(OptionText option, String name) {
    if (option.value().isEmpty()) {
      return "";
    }
    if (option.valueOptional()) {
      return "=-";
    }
    return OptionText.isShort(name) ? "+" : "=";
  }

  private String said(OptionText option) {
    String described = "[" + escaped(option.brief()) + "]";
    return option.value().isEmpty()
        ? described
        : described
            + (option.valueOptional() ? "::" : ":")
            + label(option.value().get())
            + ":"
            + action(option.value().get());
  }

  private static String label(ValueText value) {
    return escaped(value.label().toLowerCase(java.util.Locale.ROOT).replaceAll("[,.]+$", ""));
  }

  private String action(ValueText value) {
    return switch (value.kind()) {
      case ANY -> " ";
      case WORDS -> {
        String words = String.join(" ", value.words());
        yield value.isList() ? "_sequence compadd - " + words : "(" + words + ")";
      }
      case FILE, DEVICE -> "_files";
      case FOLDER -> "_files -/";
      case CATEGORY -> prefix + "categories";
      case HOST, PLACE, DOMAIN, POST, DRAFT -> prefix + value.kind().word();
    };
  }

  private static String firstSentence(String text) {
    return text.split("\\. |\\.$|: ", 2)[0];
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
