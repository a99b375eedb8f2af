package fieldkit.xenmigrate;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.Tool;
import fieldkit.common.cli.ToolContext;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The tool as the frame sees it: a migration, unless the first word is a command. */
public final class XenMigrateTool implements Tool {

  @Override
  public String name() {
    return "xen-migrate";
  }

  @Override
  public Optional<Tool> command(String word) {
    return switch (word) {
      case "plan" -> Optional.of(new WorkTool(Work.PLAN));
      case "sync" -> Optional.of(new WorkTool(Work.SYNC));
      case "verify" -> Optional.of(new WorkTool(Work.VERIFY));
      case "resolve" -> Optional.of(new WorkTool(Work.RESOLVE));
      case "vbds" -> Optional.of(new VbdsTool());
      default -> Optional.empty();
    };
  }

  @Override
  public List<String> commands() {
    return List.of("plan", "sync", "verify", "resolve", "vbds");
  }

  @Override
  public CommandSpec spec() {
    return MigrateSyntax.of(Work.MIGRATE);
  }

  @Override
  public ExitStatus run(ParseResult parsed, ToolContext context) throws CommandFault, IOException {
    return new WorkTool(Work.MIGRATE).run(parsed, context);
  }
}
