package fieldkit.blocksync.faults;

import fieldkit.blocksync.device.RefusedException;
import fieldkit.blocksync.device.Storage;
import fieldkit.blocksync.device.TargetRules;
import fieldkit.blocksync.protocol.ByteLink;
import fieldkit.blocksync.protocol.Token;
import fieldkit.blocksync.protocol.WireLink;
import fieldkit.blocksync.session.Coders;
import fieldkit.blocksync.session.Devices;
import fieldkit.blocksync.session.FarSide;
import fieldkit.blocksync.session.Interrupted;
import fieldkit.blocksync.session.PairRules;
import fieldkit.blocksync.session.Server;
import fieldkit.blocksync.session.StateUse;
import fieldkit.blocksync.session.SyncPlan;
import fieldkit.blocksync.session.SyncRun;
import fieldkit.blocksync.state.StateFolder;
import fieldkit.blocksync.sync.Pace;
import fieldkit.blocksync.sync.ReadErrors;
import fieldkit.blocksync.sync.TargetSettings;
import fieldkit.blocksync.testing.SilentWatcher;
import fieldkit.common.cli.CommandFault;
import fieldkit.common.io.FileAccess;
import fieldkit.common.io.RawPath;
import fieldkit.common.zstd.ZstdLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Two disks, two machines, and the sessions between them. */
final class Pair {
  private static final Coders CODERS = new EagerCoders(ZstdLibrary.find());
  private static final RawPath PATH = RawPath.ofText("/dev/disk");
  private static final long LIMIT = 30_000;

  private final FileAccess files = FileAccess.ofThisSystem();
  private final Path folder;
  private final Path near;
  private final Path far;
  private final Habits habits;
  final Disk source;
  final Disk target;

  /**
   * How a pair is synced, each time.
   *
   * @param push whether the source is here
   * @param forceBytes how often what was written is forced
   */
  record Habits(
      boolean push,
      int block,
      String suite,
      boolean zstd,
      int lanes,
      boolean state,
      SyncPlan.Verify verify,
      long forceBytes,
      int capacity) {}

  /** How a run ended, null is success; and who did not notice that the other was gone. */
  record Outcome(@Nullable Exception failure, boolean happened, String unnoticed) {
    boolean isSuccess() {
      return failure == null;
    }
  }

  Pair(Path folder, Habits habits, Disk source, Disk target) throws IOException {
    this.folder = folder;
    this.near = Files.createDirectories(folder.resolve("near"));
    this.far = Files.createDirectories(folder.resolve("far"));
    this.habits = habits;
    this.source = source;
    this.target = target;
  }

  /** Forgets everything that was remembered. */
  void forget() throws IOException {
    Files.deleteIfExists(near.resolve("state"));
  }

  private SyncPlan plan() {
    return new SyncPlan(
        OptionalInt.of(habits.block()),
        Optional.of(habits.suite()),
        habits.zstd(),
        OptionalInt.of(habits.lanes()),
        0,
        0,
        ReadErrors.ABORT,
        Optional.empty(),
        TargetRules.STRICT,
        false,
        false,
        new PairRules(true, Map.of()),
        habits.verify(),
        habits.state()
            ? new StateUse(
                true,
                Optional.of(RawPath.ofText(near.resolve("state").toString())),
                Optional.empty())
            : StateUse.NONE);
  }

  /** What a far end needs. */
  FarSide.Environment farEnvironment() throws IOException {
    return environment(far);
  }

  private FarSide.Environment environment(Path notes) throws IOException {
    return new FarSide.Environment(
        new Devices(new Opener()),
        new Interrupted(folder(notes).leftBehind()),
        CODERS,
        (_, _) -> {
          throw new IOException("nothing is kept here");
        },
        () -> false,
        new TargetSettings(
            2, 2, Pace.of(0), true, habits.forceBytes(), Duration.ofMillis(20), null, null),
        null);
  }

  private StateFolder folder(Path path) {
    return new StateFolder(files, RawPath.ofText(path.toString()));
  }

  private final class Opener implements Devices.Opener {
    @Override
    public Storage source(RawPath path) {
      return source.open();
    }

    @Override
    public Storage target(RawPath path, TargetRules rules) {
      return target.open();
    }

    @Override
    public Storage compared(RawPath path) {
      return target.open();
    }
  }

  /** One run during which a fault happens. */
  Outcome run(Fault fault, SplittableRandom random) throws IOException, InterruptedException {
    return run(fault, random, link -> link);
  }

  /**
   * The same.
   *
   * @param tap is between the client and the connection
   */
  Outcome run(Fault fault, SplittableRandom random, UnaryOperator<ByteLink> tap)
      throws IOException, InterruptedException {
    WireLink.Patience patience = patience(fault.kind());
    FarSide.Environment environment = environment(far);
    FarEnd server =
        (token, link) -> new Server(token, link, _ -> true, environment, patience).serve();
    return run(fault, random, tap, server);
  }

  /**
   * The same with another far end.
   *
   * @param farEnd is there in place of a server
   */
  Outcome run(Fault fault, SplittableRandom random, UnaryOperator<ByteLink> tap, FarEnd farEnd)
      throws IOException, InterruptedException {
    Moment moment = new Moment();
    FaultyWire wire =
        new FaultyWire(
            fault, () -> moment.act(fault.kind(), new SplittableRandom(fault.at())), 300);
    MemoryLink.Pair link = MemoryLink.pair(habits.capacity());
    Token token = new Token("%032x".formatted(random.nextLong() >>> 1));
    WireLink.Patience patience = patience(fault.kind());
    Ending there = new Ending("far end");
    there.start(() -> {
      try {
        farEnd.serve(token, link.far());
      } finally {
        link.far().close();
      }
    });
    SyncRun run =
        new SyncRun(
            plan(),
            new Wiring(token, tap.apply(link.near()), wire, CODERS, patience),
            environment(near),
            files,
            folder(near),
            new SilentWatcher());
    Ending here = new Ending("client");
    here.start(() -> {
      try {
        var _ = habits.push() ? run.push(PATH, PATH) : run.pull(PATH, PATH);
      } finally {
        if (fault.kind() != Fault.Kind.STALL || !wire.happened()) {
          link.near().close();
        }
      }
    });
    @Nullable Exception failure = here.await(LIMIT);
    boolean deaf = !there.isOver(fault.kind() == Fault.Kind.STALL ? 6000 : LIMIT);
    String where = deaf ? there.stack() : "";
    if (deaf) {
      wire.closeAll();
    }
    @Nullable Exception _ = there.await(LIMIT);
    moment.restore();
    return new Outcome(failure, wire.happened(), where + (wire.unnoticed() ? "near" : ""));
  }

  /** As short as it can be where it will be needed. */
  private static WireLink.Patience patience(Fault.Kind kind) {
    if (kind == Fault.Kind.STALL) {
      return new WireLink.Patience(Duration.ofMillis(100), Duration.ofMillis(1000));
    }
    return kind.corrupts()
        ? new WireLink.Patience(Duration.ofMillis(200), Duration.ofMillis(2000))
        : new WireLink.Patience(Duration.ofMillis(500), Duration.ofSeconds(20));
  }

  /** What happens to a machine while nothing goes over the wire, and what is left of it. */
  private final class Moment {
    private @Nullable Folder before;

    void act(Fault.Kind kind, SplittableRandom random) {
      boolean targetIsNear = !habits.push();
      switch (kind) {
        case KILL_NEAR -> {
          if (targetIsNear) {
            target.kill();
          }
          before = Folder.now(near);
        }
        case KILL_FAR -> {
          if (!targetIsNear) {
            target.kill();
          }
        }
        case CRASH -> target.crash(random);
        default -> {}
      }
    }

    void restore() throws IOException {
      if (before != null) {
        before.restore();
      }
    }
  }

  @Override
  public String toString() {
    return habits + " in " + folder;
  }

  /** What is at the other end of a connection. */
  interface FarEnd {
    void serve(Token token, ByteLink link)
        throws IOException, RefusedException, CommandFault, InterruptedException;
  }

  /** Work that may fail in the ways that are declared. */
  interface Work {
    void run() throws IOException, RefusedException, CommandFault, InterruptedException;
  }
}
