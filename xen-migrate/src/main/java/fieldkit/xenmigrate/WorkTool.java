package fieldkit.xenmigrate;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.Tool;
import fieldkit.common.cli.ToolContext;
import fieldkit.common.remote.RemoteFault;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** A command with a domain and a host: both are reached, then it is done. */
record WorkTool(Work work) implements Tool {

  @Override
  public String name() {
    return "xen-migrate";
  }

  @Override
  public CommandSpec spec() {
    return MigrateSyntax.of(work);
  }

  @Override
  public ExitStatus run(ParseResult parsed, ToolContext context) throws CommandFault, IOException {
    MigrateRequest request = new MigrateOptions(parsed, work).request();
    Work todo = request.dryRun() ? Work.PLAN : work;
    try (Connections connections = new Connections(request, context)) {
      return run(todo, request, connections, context);
    } catch (RemoteFault e) {
      throw CommandFault.of(e);
    } catch (InterruptedException e) {
      context.messages().say("xen-migrate: interrupted: the domain runs on here");
      return ExitStatus.INTERRUPTED;
    }
  }

  private static ExitStatus run(
      Work todo, MigrateRequest request, Connections connections, ToolContext context)
      throws CommandFault, IOException, InterruptedException {
    return switch (todo) {
      case PLAN -> new Planning(request, connections, context).print();
      case MIGRATE -> new Migrating(request, connections, context).migrate();
      case SYNC -> new Migrating(request, connections, context).sync();
      case VERIFY -> new Migrating(request, connections, context).verify();
      case RESOLVE -> new Resolving(request, connections, context).run();
    };
  }
}
