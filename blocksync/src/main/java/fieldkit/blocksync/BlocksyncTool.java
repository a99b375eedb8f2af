package fieldkit.blocksync;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.Tool;
import fieldkit.common.cli.ToolContext;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The tool as the frame sees it: a sync, unless the first word is a command. */
public final class BlocksyncTool implements Tool {

  @Override
  public String name() {
    return "blocksync";
  }

  @Override
  public Optional<Tool> command(String word) {
    return switch (word) {
      case "verify" -> Optional.of(new VerifyTool());
      case "server" -> Optional.of(new ServerTool());
      case "track" -> Optional.of(new TrackTool());
      case "apply" -> Optional.of(new ApplyTool());
      default -> Optional.empty();
    };
  }

  @Override
  public List<String> commands() {
    return List.of("verify", "server", "track", "apply");
  }

  @Override
  public CommandSpec spec() {
    return SyncSyntax.sync();
  }

  @Override
  public ExitStatus run(ParseResult parsed, ToolContext context) throws CommandFault, IOException {
    SyncRequest request = new SyncOptions(parsed, context, "blocksync").request(false);
    return request.compareOnly()
        ? new Comparing(request, context).run()
        : new Syncing(request, context).run();
  }
}
