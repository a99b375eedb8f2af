package fieldkit.blocksync.session;

import fieldkit.blocksync.device.RefusedException;
import fieldkit.blocksync.device.Storage;
import fieldkit.blocksync.device.StorageFacts;
import fieldkit.blocksync.protocol.Fields;
import fieldkit.blocksync.protocol.Link;
import fieldkit.blocksync.region.BufferPool;
import fieldkit.blocksync.region.Ledger;
import fieldkit.blocksync.sync.Counts;
import fieldkit.blocksync.sync.OldData;
import fieldkit.blocksync.sync.Pace;
import fieldkit.blocksync.sync.RegionDigester;
import fieldkit.blocksync.sync.SourceEnd;
import fieldkit.blocksync.sync.SourceSettings;
import fieldkit.blocksync.sync.TargetEnd;
import fieldkit.blocksync.sync.TargetSettings;
import fieldkit.blocksync.sync.WorkFields;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An end that is told what to do: it opens its device, keeping to every rule, says what it is, and
 * does its part. One thread.
 */
public final class FarSide implements Closeable {
  /** The protocol's version. */
  public static final int VERSION = 1;

  /** The digests known here, the best first. */
  public static final String SUITES = "xxh3,sha256";

  private final Role role;
  private final Storage storage;
  private final StorageFacts device;
  private final Environment environment;

  /**
   * What an end needs of the machine it is on.
   *
   * @param devices opens them
   * @param interrupted what is left behind when a session is cut; null where nothing can be
   * @param coders data's codings
   * @param oldData makes what keeps overwritten data
   * @param stop whether it should end
   * @param target how a target goes about it
   * @param digesting how regions are digested where they are; null: they are read
   */
  public record Environment(
      Devices devices,
      @Nullable Interrupted interrupted,
      Coders coders,
      OldDataFactory oldData,
      BooleanSupplier stop,
      TargetSettings target,
      @Nullable Digesting digesting) {

    /** An end on this machine whose targets go about it as usual. */
    public Environment(
        Devices devices,
        @Nullable Interrupted interrupted,
        Coders coders,
        OldDataFactory oldData,
        BooleanSupplier stop) {
      this(devices, interrupted, coders, oldData, stop, TargetSettings.plain(true), null);
    }
  }

  /** Makes what digests regions where they are. */
  public interface Digesting {
    /** For a session. */
    RegionDigester of(Settled settled) throws IOException;
  }

  private @Nullable RegionDigester digester(Settled settled) throws IOException {
    Digesting digesting = environment.digesting();
    return digesting == null ? null : digesting.of(settled);
  }

  private FarSide(Role role, Storage storage, Environment environment) throws IOException {
    this.role = role;
    this.storage = storage;
    this.environment = environment;
    this.device = storage.facts();
  }

  /** Opens what is wanted; nothing is written yet. */
  public static FarSide open(Wanted wanted, Environment environment)
      throws IOException, RefusedException {
    Devices devices = environment.devices();
    Storage storage =
        switch (wanted.role()) {
          case SOURCE -> devices.source(wanted.path());
          case TARGET -> devices.target(wanted.path(), wanted.rules());
          case COMPARE -> devices.compared(wanted.path());
        };
    try {
      return new FarSide(wanted.role(), storage, environment);
    } catch (IOException | RuntimeException | Error e) {
      storage.close();
      throw e;
    }
  }

  /** What there is to know. */
  public PeerFacts facts(Optional<String> laneSocket) throws IOException {
    Interrupted notes = environment.interrupted();
    Optional<Interrupted.Note> left =
        notes == null || role != Role.TARGET ? Optional.empty() : notes.find(device);
    return new PeerFacts(
        "java",
        List.of(SUITES.split(",")),
        environment.coders().names(),
        storage.nextData(0) >= storage.size(),
        laneSocket,
        device,
        left.map(Interrupted.Note::session).orElse(""),
        left.map(Interrupted.Note::mark).orElse(""));
  }

  /** The device's bytes. */
  public long size() {
    return storage.size();
  }

  /**
   * Does its part until the client says goodbye.
   *
   * @param link begun; closed by the caller
   * @param lanes how many lanes it has
   * @param notes hears what the user should know
   */
  public void run(Settled settled, Link link, int lanes, BufferPool buffers, Consumer<String> notes)
      throws IOException, InterruptedException {
    if (role == Role.SOURCE) {
      runSource(settled, link, buffers, notes);
    } else {
      runTarget(settled, link, lanes, buffers, notes);
    }
  }

  private void runSource(Settled settled, Link link, BufferPool buffers, Consumer<String> notes)
      throws IOException, InterruptedException {
    AtomicLong unreadable = new AtomicLong();
    SourceSettings settings =
        new SourceSettings(
            2,
            Pace.of(settled.readLimit()),
            Pace.of(settled.sendLimit()),
            settled.errors(),
            (position, length) -> {
              long _ = unreadable.addAndGet(length);
              notes.accept(
                  "%s: %d bytes at %d cannot be read"
                      .formatted(device.path().text(), length, position));
            },
            digester(settled),
            environment.stop());
    SourceEnd end =
        new SourceEnd(
            storage, settled.geometry(), settled.digests(), link, settings, buffers, notes);
    Ledger ledger =
        settled.fresh()
            ? new FreshTarget(Ledger.none(), settled.geometry(), settled.digests())
            : Ledger.none();
    Fields _ = end.makeEqual(ledger);
    Counts counts = end.counts();
    Fields _ =
        end.finish(
            WorkFields.of(end.tally().work())
                .with("same", counts.same())
                .with("differ", counts.differ())
                .with("unreadable", unreadable.get()));
  }

  private void runTarget(
      Settled settled, Link link, int lanes, BufferPool buffers, Consumer<String> notes)
      throws IOException, InterruptedException {
    boolean mayWrite = role == Role.TARGET;
    Interrupted left = mayWrite ? environment.interrupted() : null;
    try (OldDataFile oldData = oldData(settled)) {
      TargetSettings settings =
          environment
              .target()
              .writing(mayWrite)
              .with(Pace.of(settled.readLimit()), keeper(oldData))
              .with(digester(settled));
      TargetEnd end =
          new TargetEnd(
              storage,
              settled.geometry(),
              settled.digests(),
              link,
              Ledger.none(),
              settings,
              lanes,
              buffers,
              () -> storage.facts().mark().text(),
              notes);
      if (left != null) {
        left.remove(device);
      }
      runTarget(end, settled, left);
    }
  }

  private void runTarget(TargetEnd end, Settled settled, @Nullable Interrupted left)
      throws IOException, InterruptedException {
    boolean whole = false;
    try {
      Fields _ = end.run(() -> WorkFields.of(end.tally().work()), environment.stop());
      whole = true;
    } finally {
      if (!whole && left != null) {
        left.leave(storage, device, settled.session());
      }
    }
  }

  private @Nullable OldDataFile oldData(Settled settled) throws IOException {
    return settled.saveOld().isPresent()
        ? environment.oldData().make(settled.saveOld().get(), storage)
        : null;
  }

  private static @Nullable OldData keeper(@Nullable OldDataFile file) {
    return file;
  }

  @Override
  public void close() throws IOException {
    storage.close();
  }
}
