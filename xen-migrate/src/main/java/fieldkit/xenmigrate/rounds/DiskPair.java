package fieldkit.xenmigrate.rounds;

import fieldkit.blocksync.device.RefusedException;
import fieldkit.blocksync.device.TargetRules;
import fieldkit.blocksync.session.Connector;
import fieldkit.blocksync.session.FarSide;
import fieldkit.blocksync.session.PairRules;
import fieldkit.blocksync.session.PushSession;
import fieldkit.blocksync.session.StateUse;
import fieldkit.blocksync.session.SyncPlan;
import fieldkit.blocksync.state.StateFolder;
import fieldkit.blocksync.state.changes.ChangeTracker;
import fieldkit.blocksync.sync.ReadErrors;
import fieldkit.common.cli.CommandFault;
import fieldkit.common.io.FileAccess;
import fieldkit.common.io.RawPath;
import fieldkit.xenmigrate.plan.DiskMove;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** One disk here and there, open. */
final class DiskPair implements AutoCloseable {
  private final DiskMove move;
  private final RemoteEnd end;
  private final @Nullable Watching watching;
  private final PushSession session;
  private boolean released;
  private boolean closed;

  private DiskPair(DiskMove move, RemoteEnd end, @Nullable Watching watching, PushSession session) {
    this.move = move;
    this.end = end;
    this.watching = watching;
    this.session = session;
  }

  /** A way to the target for one disk, closed with it. */
  interface RemoteEnd extends AutoCloseable {
    Connector connector();

    @Override
    void close();
  }

  /**
   * What all pairs of a migration share.
   *
   * @param environment this machine
   * @param folder where blocksync remembers what pairs hold
   * @param limit bytes a second that are sent at most for a disk; 0 for no limit
   * @param tracker {@code auto}, {@code trace} or {@code hash}
   */
  record Manner(
      FarSide.Environment environment,
      FileAccess files,
      StateFolder folder,
      long limit,
      String tracker) {}

  /** Opens one; every rule about the target is kept before anything is written. */
  static DiskPair open(Manner manner, DiskMove move, RemoteEnd end, DiskWatcher watcher)
      throws IOException, RefusedException, CommandFault, InterruptedException {
    Watching watching = watching(manner, move, watcher);
    DiskPair opened = null;
    try {
      Optional<ChangeTracker> tracker = watching == null ? Optional.empty() : watching.tracker();
      PushSession session =
          PushSession.open(
              plan(manner, tracker),
              end.connector(),
              manner.environment(),
              manner.files(),
              manner.folder(),
              watcher,
              RawPath.ofText(move.source().path()),
              RawPath.ofText(move.target().path()));
      opened = new DiskPair(move, end, watching, session);
      return opened;
    } finally {
      if (opened == null) {
        if (watching != null) {
          watching.close();
        }
        end.close();
      }
    }
  }

  private static @Nullable Watching watching(Manner manner, DiskMove move, DiskWatcher watcher)
      throws IOException, InterruptedException {
    if (manner.tracker().equals("hash") || move.source().number().isEmpty()) {
      return null;
    }
    try {
      return Watching.of(manner.files(), move.source().number());
    } catch (IOException e) {
      String what =
          "%s: its writes cannot be followed (%s): each round reads all of it"
              .formatted(move.source().path(), e.getMessage());
      if (manner.tracker().equals("trace")) {
        watcher.note(what);
      } else {
        watcher.detail(what);
      }
      return null;
    }
  }

  private static SyncPlan plan(Manner manner, Optional<ChangeTracker> tracker) {
    return new SyncPlan(
        OptionalInt.empty(),
        Optional.empty(),
        true,
        OptionalInt.empty(),
        0,
        manner.limit(),
        ReadErrors.ABORT,
        Optional.empty(),
        TargetRules.STRICT,
        false,
        false,
        new PairRules(true, Map.of()),
        SyncPlan.Verify.NOTHING,
        new StateUse(true, Optional.empty(), tracker));
  }

  String vdev() {
    return move.disk().vdev();
  }

  DiskMove move() {
    return move;
  }

  PushSession session() {
    return session;
  }

  /** Lets go of both disks. That writes are no longer watched is seen to by {@link #close}. */
  void finish() throws IOException, InterruptedException {
    session.finish();
    release();
  }

  private synchronized void release() throws IOException {
    if (released) {
      return;
    }
    released = true;
    try (end) {
      session.close();
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      release();
    } finally {
      if (watching != null) {
        watching.close();
      }
    }
  }
}
