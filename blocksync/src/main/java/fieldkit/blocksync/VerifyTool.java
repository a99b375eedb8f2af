package fieldkit.blocksync;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.Tool;
import fieldkit.common.cli.ToolContext;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code blocksync verify}: compares and changes nothing. */
final class VerifyTool implements Tool {

  @Override
  public String name() {
    return "blocksync";
  }

  @Override
  public CommandSpec spec() {
    return SyncSyntax.verify();
  }

  @Override
  public ExitStatus run(ParseResult parsed, ToolContext context) throws CommandFault, IOException {
    SyncRequest request = new SyncOptions(parsed, context, "blocksync verify").request(true);
    return new Comparing(request, context).run();
  }
}
