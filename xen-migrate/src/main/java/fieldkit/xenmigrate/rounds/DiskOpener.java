package fieldkit.xenmigrate.rounds;

import fieldkit.blocksync.farend.FarEndRequest;
import fieldkit.blocksync.session.Connector;
import fieldkit.blocksync.session.FarSide;
import fieldkit.blocksync.session.RemoteConnector;
import fieldkit.blocksync.state.StateFolder;
import fieldkit.common.cli.CommandFault;
import fieldkit.common.io.FileAccess;
import fieldkit.xenmigrate.plan.DiskMove;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/** Opens all disks of a domain, each by a login of its own. */
public final class DiskOpener {
  private final String host;
  private final RemoteConnector.ShellMaker shells;
  private final FarEndRequest farEnd;
  private final DiskPair.Manner manner;
  private final RoundsListener listener;
  private final BooleanSupplier stop;

  /**
   * @param host the target, for messages
   * @param shells make ways to it
   * @param farEnd what runs there
   * @param environment this machine
   * @param folder where blocksync remembers what pairs hold
   * @param limit bytes a second that are sent at most for a disk; 0 for no limit
   * @param tracker {@code auto}, {@code trace} or {@code hash}
   * @param stop whether the user wants it to end
   */
  public DiskOpener(
      String host,
      RemoteConnector.ShellMaker shells,
      FarEndRequest farEnd,
      FarSide.Environment environment,
      FileAccess files,
      StateFolder folder,
      long limit,
      String tracker,
      RoundsListener listener,
      BooleanSupplier stop) {
    this.host = host;
    this.shells = shells;
    this.farEnd = farEnd;
    this.manner = new DiskPair.Manner(environment, files, folder, limit, tracker);
    this.listener = listener;
    this.stop = stop;
  }

  private record Opened(DiskPair pair, DiskWatcher watcher) {}

  /** Opens them; none is open if this fails. */
  public Disks open(List<DiskMove> moves) throws IOException, CommandFault, InterruptedException {
    List<DiskPair> pairs = new ArrayList<>(); // a thread's own until all have ended
    List<Callable<Opened>> calls = new ArrayList<>();
    for (DiskMove move : moves) {
      calls.add(() -> open(move, pairs));
    }
    boolean done = false;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Opened> opened = Disks.all(threads, calls);
      done = true;
      return new Disks(
          opened.stream().map(Opened::pair).toList(),
          opened.stream().map(Opened::watcher).toList());
    } finally {
      if (!done) {
        for (DiskPair pair : pairs) {
          pair.close();
        }
      }
    }
  }

  private Opened open(DiskMove move, List<DiskPair> pairs) throws Exception {
    DiskWatcher watcher = new DiskWatcher(move.disk().vdev(), listener, stop);
    RemoteConnector connector =
        new RemoteConnector(
            host, shells, farEnd, watcher::detail, manner.environment().coders(), watcher);
    DiskPair pair = DiskPair.open(manner, move, new End(connector), watcher);
    synchronized (pairs) {
      pairs.add(pair);
    }
    return new Opened(pair, watcher);
  }

  private record End(RemoteConnector remote) implements DiskPair.RemoteEnd {
    @Override
    public Connector connector() {
      return remote;
    }

    @Override
    public void close() {
      remote.close();
    }
  }
}
