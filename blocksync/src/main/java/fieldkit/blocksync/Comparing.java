package fieldkit.blocksync;

import fieldkit.blocksync.device.RefusedException;
import fieldkit.blocksync.session.Connector;
import fieldkit.blocksync.session.FarSide;
import fieldkit.blocksync.session.SyncResult;
import fieldkit.blocksync.session.SyncRun;
import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.ToolContext;
import java.io.IOException;

/** Carries out a comparison and prints where the two differ. */
final class Comparing {
  private final SyncRequest request;
  private final ToolContext context;
  private final Machine machine;

  Comparing(SyncRequest request, ToolContext context) {
    this.request = request;
    this.context = context;
    this.machine = new Machine(context);
  }

  ExitStatus run() throws CommandFault, IOException {
    FarSide.Environment environment = machine.environment();
    DifferenceList differences = new DifferenceList();
    UserWatcher watcher = watcher();
    try (Connections connections = new Connections(request, context, environment, watcher)) {
      SyncResult result = compare(connections.connector(), environment, watcher, differences);
      new ResultPrinter(context).print(result, differences);
      return differences.isEmpty() && !watcher.isIncomplete()
          ? ExitStatus.DONE
          : ExitStatus.INCOMPLETE;
    } catch (RefusedException e) {
      throw new Failures(Connections.host(request)).refused(e);
    } catch (InterruptedException e) {
      return ExitStatus.INTERRUPTED;
    }
  }

  /** After a sync: both must be equal. */
  void check(Connector connector, FarSide.Environment environment, UserWatcher watcher)
      throws CommandFault, RefusedException, InterruptedException {
    DifferenceList differences = new DifferenceList();
    SyncResult _ = compare(connector, environment, watcher, differences);
    if (!differences.isEmpty()) {
      throw new CommandFault(
          ExitStatus.FAILED,
          "verified: they are not equal, first at byte %d"
              .formatted(differences.list().getFirst().from()),
          "whatever else writes to one of them has to be stopped first",
          null);
    }
  }

  private UserWatcher watcher() {
    return new UserWatcher(context, request.source().path().text());
  }

  private SyncResult compare(
      Connector connector,
      FarSide.Environment environment,
      UserWatcher watcher,
      DifferenceList differences)
      throws CommandFault, RefusedException, InterruptedException {
    SyncRun run =
        new SyncRun(
            request.plan(),
            connector,
            environment,
            context.files(),
            machine.stateFolder(),
            watcher);
    boolean pull = request.source().host().isPresent();
    Place here = pull ? request.target() : request.source();
    Place there = pull ? request.source() : request.target();
    try {
      return run.compare(here.path(), there.path(), differences);
    } catch (IOException e) {
      throw new Failures(Connections.host(request)).failed(e);
    }
  }
}
