package fieldkit.common.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
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
  public String name() {
    return "probe";
  }

  @Override
  public Optional<Tool> command(String word) {
    return word.equals("again") ? Optional.of(new Again()) : Optional.empty();
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

  /** A command of the tool: says which words it was given. */
  private static final class Again implements Tool {
    @Override
    public String name() {
      return "probe";
    }

    @Override
    public CommandSpec spec() {
      CommandSpec spec = CommandSpec.create().name("probe again");
      spec.usageMessage().header("Probes once more.");
      spec.addPositional(
          PositionalParamSpec.builder()
              .paramLabel("NAME")
              .arity("0..*")
              .type(String[].class)
              .build());
      return spec;
    }

    @Override
    public ExitStatus run(ParseResult parsed, ToolContext context) {
      context.messages().problem("again", String.join(" ", names(parsed)));
      return ExitStatus.DONE;
    }
  }

  /** The words that are no options. */
  static List<String> names(ParseResult parsed) {
    return List.of(parsed.matchedPositionalValue(0, new String[0]));
  }
}
