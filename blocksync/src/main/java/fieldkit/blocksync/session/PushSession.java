package fieldkit.blocksync.session;

import fieldkit.blocksync.device.RefusedException;
import fieldkit.blocksync.protocol.Fields;
import fieldkit.blocksync.region.Ledger;
import fieldkit.blocksync.state.StateFolder;
import fieldkit.blocksync.state.changes.ChangeTracker;
import fieldkit.blocksync.state.changes.Changes;
import fieldkit.blocksync.state.changes.Mark;
import fieldkit.blocksync.sync.Counts;
import fieldkit.blocksync.sync.Differences;
import fieldkit.blocksync.sync.Tally;
import fieldkit.common.cli.CommandFault;
import fieldkit.common.io.FileAccess;
import fieldkit.common.io.RawPath;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A source of this machine and a target elsewhere, both open, guarded and ready: made equal in as
 * many rounds as are wanted, while the source may go on changing. What one round gave to the target
 * the next does not read there again; what the source's tracker vouches for it does not read here
 * again either. When a round returns, what it wrote is on the target's device for good. One thread.
 */
public final class PushSession implements Closeable {
  private final Optional<ChangeTracker> tracker;
  private final PushPair pair;
  private final RoundLedger ledger;
  private Mark mark;
  private int rounds;
  private String targetMark = "";

  /**
   * What a round did.
   *
   * @param counts the regions
   * @param read bytes of the source
   * @param sent bytes over the wire
   * @param nanos how long it took
   * @param vouched whether the source's tracker told what had to be read
   * @param reason how it was known what had to be read; for {@code -v}
   */
  public record Round(
      Counts counts, long read, long sent, long nanos, boolean vouched, String reason) {}

  private PushSession(PushPair pair, Optional<ChangeTracker> tracker) {
    this.pair = pair;
    this.tracker = tracker;
    this.mark = pair.mark();
    this.ledger = new RoundLedger(pair.known(), pair.geometry());
  }

  /**
   * Opens a pair. Every rule about the target has been kept when this returns, and nothing written.
   *
   * @param connector reaches the other end; closed by the caller, after this
   * @param folder where is remembered what pairs hold
   */
  public static PushSession open(
      SyncPlan plan,
      Connector connector,
      FarSide.Environment environment,
      FileAccess files,
      StateFolder folder,
      Watcher watcher,
      RawPath source,
      RawPath target)
      throws IOException, RefusedException, CommandFault, InterruptedException {
    Memory.Place memories = new Memory.Place(files, folder);
    PushPair pair =
        new PushPair.Opening(plan, connector, environment, memories, watcher).open(source, target);
    return new PushSession(pair, plan.state().tracker());
  }

  /** The target, as it is called in messages. */
  public String target() {
    return pair.target();
  }

  /** Bytes that are made equal. */
  public long size() {
    return pair.geometry().size();
  }

  /**
   * Makes the target equal to what the source is now, or becomes while it is read.
   *
   * @throws IOException when it failed; the session is of no more use
   */
  public Round round() throws IOException, InterruptedException {
    long begin = System.nanoTime();
    Tally.Work before = pair.end().tally().work();
    long sent = pair.link().traffic().sent();
    Changes changes = rounds++ == 0 ? Changes.unknown("the first round") : changes();
    Fields done = pair.makeEqual(ledger);
    targetMark = done.text("mark").orElse("");
    return new Round(
        pair.end().counts(),
        pair.end().tally().work().since(before).read(),
        pair.link().traffic().sent() - sent,
        System.nanoTime() - begin,
        changes.ranges().isPresent(),
        changes.reason());
  }

  /** Since the round before, in the order that {@link ChangeTracker} asks for. */
  private Changes changes() throws IOException {
    pair.storage().forceData();
    Changes changes = Changes.unknown("nobody watches the source");
    if (tracker.isPresent()) {
      Mark since = mark;
      mark = tracker.get().mark();
      changes = tracker.get().changedSince(since);
    }
    ledger.begin(changes.ranges());
    return changes;
  }

  /**
   * Reads both in full and compares. The source must not change meanwhile.
   *
   * @return where they differ first, bytes from the beginning, or -1
   */
  public long firstDifference() throws IOException, InterruptedException {
    AtomicLong first = new AtomicLong(Long.MAX_VALUE);
    Differences differences = (position, _) -> first.accumulateAndGet(position, Math::min);
    pair.compare(Ledger.none(), differences);
    return first.get() == Long.MAX_VALUE ? -1 : first.get();
  }

  /** Ends in order: the other end has closed its device when this returns. */
  public void finish() throws IOException, InterruptedException {
    pair.memory().end(targetMark);
    Fields _ = pair.end().finish(Fields.none());
  }

  /** Lets go of everything; what rounds have made equal stays so. */
  @Override
  public void close() throws IOException {
    pair.close();
  }
}
