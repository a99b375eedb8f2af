package fieldkit.common.manual;

import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.SyntaxBuilder;
import fieldkit.common.cli.Tool;
import fieldkit.common.cli.ToolContext;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** A tool with one of everything that a manual has to tell of. */
record SampleTool(String command) implements Tool {
  static final SampleTool TOP = new SampleTool("");

  @Override
  public String name() {
    return "sample-tool";
  }

  @Override
  public Optional<Tool> command(String word) {
    return command.isEmpty() && word.equals("weigh")
        ? Optional.of(new SampleTool("weigh"))
        : Optional.empty();
  }

  @Override
  public List<String> commands() {
    return command.isEmpty() ? List.of("weigh") : List.of();
  }

  @Override
  public CommandSpec spec() {
    if (!command.isEmpty()) {
      return new SyntaxBuilder("sample-tool weigh")
          .about(
              "sample-tool weigh DOMAIN HOST", "Weighs it.", "", "  sample-tool weigh web xen2", "")
          .dryRun()
          .operands("DOMAIN HOST", "Whom, and where.")
          .footer("", "Status: 0 light, 1 heavy.")
          .spec();
    }
    return new SyntaxBuilder("sample-tool")
        .about(
            "sample-tool [OPTIONS] PATH...",
            "Samples what it's given, 100%% of it. Leaves",
            "the rest.",
            "",
            "  sample-tool 'a b'    the usual",
            "  sample-tool -k x",
            "")
        .choice(List.of("big", "small"), "How: big or [small].", "-s", "--size")
        .optionalChoice(List.of("all", "some"), "all", "Look again.", "--look")
        .suggested(List.of("x", "y"), "RULE,...", "Rules.", "-k", "--keep")
        .text("FILE", ".hidden and \\back.", "--file")
        .operands("PATH", "Where it's.")
        .footer("", "More is not said.", "Status: 0 sampled, 2 wrong command line.")
        .spec();
  }

  @Override
  public ExitStatus run(ParseResult parsed, ToolContext context) {
    return ExitStatus.DONE;
  }
}
