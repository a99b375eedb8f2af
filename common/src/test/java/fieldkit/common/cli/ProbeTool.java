package fieldkit.common.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The smallest tool there is; a test says what it does. */
final class ProbeTool implements Tool {
  private final Work work;

  ProbeTool(Work work) {
    this.work = work;
  }

  /** What a tool does. */
  interface Work {
    ExitStatus run(ParseResult parsed, ToolContext context) throws CommandFault, IOException;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("probe");
    spec.usageMessage().header("Probes the frame.", "", "  probe one two    an example", "");
    spec.addOption(
        OptionSpec.builder("--word")
            .type(String.class)
            .paramLabel("WORD")
            .description("A word.")
            .build());
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("NAME")
            .arity("0..*")
            .type(String[].class)
            .build());
    return spec;
  }

  @Override
  public ExitStatus run(ParseResult parsed, ToolContext context) throws CommandFault, IOException {
    return work.run(parsed, context);
  }

  /** The words that are no options. */
  static List<String> names(ParseResult parsed) {
    return List.of(parsed.matchedPositionalValue(0, new String[0]));
  }
}
