package fieldkit.blocksync.session;

import fieldkit.blocksync.digest.Digest;
import fieldkit.blocksync.region.DigestTable;
import fieldkit.blocksync.region.Ledger;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * What a target learns of a source that it does not see: what it held and was not sent anything for
 * is equal, once it is settled. Thread-safe.
 */
final class PullLedger implements Ledger {
  private final Ledger known;
  private final boolean concludes;
  private final DigestTable held;
  private final BitSet sent = new BitSet();

  /**
   * @param concludes whether nothing being sent means that it is equal; not so where the source may
   *     pass over what it cannot read
   */
  PullLedger(Ledger known, long regions, boolean concludes) {
    this.known = known;
    this.concludes = concludes;
    this.held = new DigestTable(regions);
  }

  @Override
  public @Nullable Digest ofSource(long region) {
    return null; // the source decides
  }

  @Override
  public @Nullable Digest ofTarget(long region) {
    return known.ofTarget(region);
  }

  @Override
  public void equal(long region, Digest digest) {
    known.equal(region, digest);
  }

  @Override
  public void sending(long region) {
    synchronized (this) {
      held.remove(region);
      sent.set((int) region);
    }
    known.sending(region);
  }

  @Override
  public void durable(long region, Digest digest) {
    known.durable(region, digest);
  }

  @Override
  public boolean remembers() {
    return known.remembers();
  }

  @Override
  public synchronized void held(long region, Digest digest) {
    if (concludes && !sent.get((int) region)) {
      held.put(region, digest);
    }
  }

  @Override
  public synchronized void settledBelow(long end) {
    for (long region = held.next(0); region >= 0 && region < end; region = held.next(region + 1)) {
      Digest digest = held.get(region);
      if (digest != null) {
        known.equal(region, digest);
        held.remove(region);
      }
    }
  }
}
