package fieldkit.dupes;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.Tool;
import fieldkit.common.cli.ToolContext;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The tool as the frame sees it. */
public final class DupesTool implements Tool {

  @Override
  public String name() {
    return "dupes";
  }

  @Override
  public Optional<Tool> command(String word) {
    return switch (word) {
      case "act" -> Optional.of(new ActTool());
      case "undo" -> Optional.of(new UndoTool());
      default -> Optional.empty();
    };
  }

  @Override
  public List<String> commands() {
    return List.of("act", "undo");
  }

  @Override
  public CommandSpec spec() {
    return DupesOptions.spec();
  }

  @Override
  public ExitStatus run(ParseResult parsed, ToolContext context) throws CommandFault, IOException {
    ActSyntax.obeyNice(parsed, context);
    DupesRequest request = new DupesOptions(parsed, context).request();
    return new Find(request, context).run();
  }
}
