package fieldkit.blocksync;

import fieldkit.blocksync.device.RefusedException;
import fieldkit.blocksync.protocol.LinkLostException;
import fieldkit.blocksync.session.Connector;
import fieldkit.blocksync.session.FarSide;
import fieldkit.blocksync.session.SyncPlan;
import fieldkit.blocksync.session.SyncResult;
import fieldkit.blocksync.session.SyncRun;
import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.ToolContext;
import fieldkit.common.io.RawPath;
import fieldkit.common.remote.RemoteFault;
import java.io.IOException;
import java.util.Optional;

/** Carries out a sync: runs it, tries again, prints how it went. */
final class Syncing {
  private static final long PAUSE_MILLIS = 1000;
  private static final long SIGNAL_MILLIS = 100;

  private final SyncRequest request;
  private final ToolContext context;
  private final Machine machine;

  Syncing(SyncRequest request, ToolContext context) {
    this.request = request;
    this.context = context;
    this.machine = new Machine(context);
  }

  ExitStatus run() throws CommandFault, IOException {
    UserWatcher watcher = new UserWatcher(context, request.source().path().text());
    FarSide.Environment environment = machine.environment();
    try (Connections connections = new Connections(request, context, environment, watcher)) {
      return run(connections.connector(), environment, watcher);
    }
  }

  private ExitStatus run(Connector connector, FarSide.Environment environment, UserWatcher watcher)
      throws CommandFault, IOException {
    try {
      SyncResult result = runWithRetries(connector, environment, watcher);
      new ResultPrinter(context).print(result);
      if (request.plan().verify() == SyncPlan.Verify.FULL) {
        new Comparing(request, context).check(connector, environment, watcher);
      }
      return watcher.isIncomplete() ? ExitStatus.INCOMPLETE : ExitStatus.DONE;
    } catch (RefusedException e) {
      throw new Failures(there()).refused(e);
    } catch (InterruptedException e) {
      return interrupted(); // said before the connections are closed, which can take a while
    }
  }

  private ExitStatus interrupted() {
    context
        .messages()
        .say(
            "blocksync: interrupted: the target is partly new; the same command goes on from here");
    return ExitStatus.INTERRUPTED;
  }

  private String there() {
    return Connections.host(request);
  }

  private SyncResult runWithRetries(
      Connector connector, FarSide.Environment environment, UserWatcher watcher)
      throws CommandFault, RefusedException, InterruptedException {
    SyncPlan plan = request.plan();
    for (int left = request.retries(); ; left--) {
      try {
        return runOnce(plan, connector, environment, watcher);
      } catch (IOException e) {
        checkInterrupted();
        if (left <= 0 || !mayHelp(e)) {
          throw new Failures(there()).failed(e);
        }
        watcher.note("%s; trying again".formatted(e.getMessage()));
        plan = again(request.retries() - left + 2, watcher);
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }

  /** At a terminal Ctrl-C ends the ssh client too, and perhaps sooner than it is heard of here. */
  private void checkInterrupted() throws InterruptedException {
    Thread.sleep(SIGNAL_MILLIS);
    if (context.interruption().isRequested()) {
      throw new InterruptedException("asked to stop");
    }
  }

  /** What the attempt before has kept of old data stays as it is. */
  private SyncPlan again(int attempt, UserWatcher watcher) {
    Optional<RawPath> first = request.plan().saveOld();
    if (first.isEmpty()) {
      return request.plan();
    }
    RawPath file = RawPath.ofText("%s.%d".formatted(first.get().text(), attempt));
    watcher.note("what is overwritten from now on is kept in " + file.text());
    return request.plan().keepingOldIn(file);
  }

  private static boolean mayHelp(IOException e) {
    return e instanceof LinkLostException
        || (e instanceof RemoteFault fault
            && switch (fault.reason()) {
              case LINK_LOST, TIMEOUT, UNREACHABLE -> true;
              default -> false;
            });
  }

  private SyncResult runOnce(
      SyncPlan plan, Connector connector, FarSide.Environment environment, UserWatcher watcher)
      throws IOException, CommandFault, RefusedException, InterruptedException {
    SyncRun run =
        new SyncRun(plan, connector, environment, context.files(), machine.stateFolder(), watcher);
    boolean pull = request.source().host().isPresent();
    return pull
        ? run.pull(request.source().path(), request.target().path())
        : run.push(request.source().path(), request.target().path());
  }
}
