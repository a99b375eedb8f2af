package fieldkit.common.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** The options all tools share, built by calls: annotations would cost 45 ms of every start. */
public final class CommonOptions {
  private static final List<String> WHEN = List.of("auto", "always", "never");

  private CommonOptions() {}

  /** Adds them to a command's own. */
  public static void addTo(CommandSpec spec) {
    spec.addOption(flag("Show this help.", "-h", "--help").usageHelp(true).build());
    spec.addOption(flag("Show the version.", "-V", "--version").versionHelp(true).build());
    spec.addOption(
        OptionSpec.builder("-v", "--verbose")
            .type(boolean[].class)
            .arity("0")
            .description("Say more; -vv even more.")
            .build());
    spec.addOption(flag("Only errors on standard error.", "-q", "--quiet").build());
    spec.addOption(flag("The result as one JSON document.", "--json").build());
    spec.addOption(flag("Answer every question with yes.", "--yes").build());
    spec.addOption(flag("Never ask anything.", "--no-input").build());
    spec.addOption(when("--color", "Colour on standard error: auto, always or never."));
    spec.addOption(when("--progress", "Progress on standard error: auto, always or never."));
  }

  private static OptionSpec.Builder flag(String description, String... names) {
    return OptionSpec.builder(names[0], java.util.Arrays.copyOfRange(names, 1, names.length))
        .type(boolean.class)
        .arity("0")
        .description(description);
  }

  private static OptionSpec when(String name, String description) {
    return OptionSpec.builder(name)
        .type(Settings.When.class)
        .converters(CommonOptions::when)
        .completionCandidates(WHEN)
        .paramLabel("WHEN")
        .description(description)
        .build();
  }

  private static Settings.When when(String text) {
    return switch (text) {
      case "auto" -> Settings.When.AUTO;
      case "always" -> Settings.When.ALWAYS;
      case "never" -> Settings.When.NEVER;
      default ->
          throw new TypeConversionException("'%s' is not auto, always or never".formatted(text));
    };
  }

  static Settings read(ParseResult parsed) {
    return new Settings(
        parsed.matchedOptionValue("-v", new boolean[0]).length,
        parsed.hasMatchedOption("-q"),
        parsed.hasMatchedOption("--json"),
        parsed.hasMatchedOption("--yes"),
        parsed.hasMatchedOption("--no-input"),
        parsed.matchedOptionValue("--color", Settings.When.AUTO),
        parsed.matchedOptionValue("--progress", Settings.When.AUTO));
  }
}
