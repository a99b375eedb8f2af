package fieldkit.newpost;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.Tool;
import fieldkit.common.cli.ToolContext;
import fieldkit.newpost.sri.SriTool;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The tool as the frame sees it. */
public final class NewpostTool implements Tool {

  @Override
  public String name() {
    return "newpost";
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.create().name(name());
  }

  @Override
  public Optional<Tool> command(String word) {
    return word.equals("sri") ? Optional.of(new SriTool()) : Optional.empty();
  }

  @Override
  public ExitStatus run(ParseResult parsed, ToolContext context) throws CommandFault, IOException {
    return ExitStatus.DONE;
  }
}
