package fieldkit.blocksync.state;

import fieldkit.blocksync.digest.Digest;
import fieldkit.blocksync.region.Geometry;
import fieldkit.blocksync.region.Ledger;
import fieldkit.blocksync.state.changes.ChangeTracker;
import fieldkit.blocksync.state.changes.Changes;
import fieldkit.blocksync.state.changes.Mark;
import fieldkit.common.io.FileAccess;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a pair of devices: digests that both ends acknowledged, in a file, kept by
 * the client. In this order:
 *
 * <ol>
 *   <li>both devices are opened and guarded and their marks taken, see {@link Present};
 *   <li>{@link #open}, before anything of the source is read; {@link #damage} for the user, {@link
 *       #reasons} for {@code -v};
 *   <li>{@link #key} goes into START; {@link #begin} right before START is sent. A run that only
 *       compares leaves it out: nothing is written then;
 *   <li>the sync asks and tells through {@link Ledger}; {@link #nextRound} before a further round;
 *   <li>{@link #end} after the last ROUND_DONE, with the mark it brought; {@link #trouble} for the
 *       user;
 *   <li>{@link #close}, whatever happened. Without {@link #end} it is a session that was cut, which
 *       a later one goes on with.
 * </ol>
 *
 * <p>Safe for several threads.
 */
public final class PairState implements Ledger, Closeable {
  private final Closeable lock;
  private final Opened opened;
  private final RegionDigests digests;
  private final Recorder recorder;
  private boolean underway;

  PairState(Closeable lock, Opened opened, Recorder recorder) {
    this.lock = lock;
    this.opened = opened;
    this.digests = opened.digests();
    this.recorder = recorder;
  }

  /** Whether a device's digests can be remembered: no more than 4 Mi regions. */
  public static boolean canHold(Geometry geometry) {
    return geometry.regions() <= RegionDigests.MOST;
  }

  /**
   * Opens a pair's state and decides what of it still holds.
   *
   * @param present the pair now; {@link #canHold} must be true of it
   * @param tracker who watches the source, if anybody: asked for what changed, if need be
   * @throws StateBusyException if another run uses it
   * @throws IOException if it cannot be read, or is somebody's file that is no state file
   */
  public static PairState open(
      FileAccess files, StatePlace place, Present present, Optional<ChangeTracker> tracker)
      throws IOException {
    return new StateOpening(files, place, present, tracker).open();
  }

  /** The key of the digests, 16 bytes: that of before where any of them still hold. */
  public byte[] key() {
    return recorder.key();
  }

  /** Why what holds does, and why the rest does not. */
  public List<String> reasons() {
    return opened.reasons();
  }

  /** What is wrong with the file that was there, which is made anew. */
  public Optional<String> damage() {
    return opened.damage();
  }

  /** Why nothing is remembered of this session, if so; the sync itself is none the worse for it. */
  public synchronized Optional<String> trouble() {
    return recorder.trouble();
  }

  /** How many regions of the source need not be read. */
  public synchronized int knownOfSource() {
    return digests.countKnown(Side.SOURCE);
  }

  /** How many regions of the target need not be read. */
  public synchronized int knownOfTarget() {
    return digests.countKnown(Side.TARGET);
  }

  /**
   * A session begins that may write to the target.
   *
   * @param session its 32 hexadecimal digits
   */
  public synchronized void begin(String session) {
    if (underway) {
      throw new IllegalStateException("begun already");
    }
    underway = true;
    recorder.begin(opened.start().in(session));
  }

  /**
   * A further round begins: of the source holds what provably did not change since the last one
   * began.
   *
   * @param trackerMark as in {@link Present}, of now
   * @param sourceMark likewise
   * @return why what holds does, for {@code -v}
   */
  public synchronized String nextRound(Mark trackerMark, String sourceMark) {
    LastSession last = recorder.session();
    Changes changes = opened.trust().source(last, sourceMark);
    digests.forgetSource(changes, opened.present().geometry());
    recorder.session(last.withSource(sourceMark, trackerMark.text()));
    return "source: " + changes.reason();
  }

  /**
   * The session ended well; nothing is said to the ledger any more. What is remembered is on the
   * disk when this returns.
   *
   * @param targetMark the target's mark after everything was forced to it
   */
  public synchronized void end(String targetMark) {
    if (underway) {
      underway = false;
      recorder.end(targetMark);
    }
  }

  /** Lets the file go. */
  @Override
  public synchronized void close() throws IOException {
    underway = false;
    try (lock) {
      recorder.close();
    }
  }

  @Override
  public synchronized @Nullable Digest ofSource(long region) {
    return digests.of(Side.SOURCE, (int) region);
  }

  @Override
  public synchronized @Nullable Digest ofTarget(long region) {
    return digests.of(Side.TARGET, (int) region);
  }

  @Override
  public void equal(long region, Digest digest) {
    both((int) region, digest);
  }

  @Override
  public void durable(long region, Digest digest) {
    both((int) region, digest);
  }

  private synchronized void both(int region, Digest digest) {
    if (underway) {
      boolean again = digests.has(region, digest.high(), digest.low());
      digests.put(Side.BOTH, region, digest.high(), digest.low());
      recorder.both(region, again);
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws java.io.UncheckedIOException if that cannot be remembered, and what is remembered
   *     instead cannot be taken away: nothing may be sent then
   */
  @Override
  public synchronized void sending(long region) {
    if (!underway) {
      throw new IllegalStateException("no session has begun");
    }
    digests.know(Side.TARGET, (int) region, (int) region + 1, false);
    recorder.sending((int) region);
  }
}
