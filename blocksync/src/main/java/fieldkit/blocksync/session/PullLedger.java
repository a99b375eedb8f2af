package fieldkit.blocksync.session;

import fieldkit.blocksync.digest.Digest;
import fieldkit.blocksync.region.DigestTable;
import fieldkit.blocksync.region.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * What a target learns of a source that it does not see: what it held and was not sent anything for
 * is equal, once it is settled. Thread-safe.
 */
final class PullLedger implements Ledger {
  private final Ledger known;
  private final DigestTable held;

  PullLedger(Ledger known, long regions) {
    this.known = known;
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
    }
    known.sending(region);
  }

  @Override
  public void durable(long region, Digest digest) {
    known.durable(region, digest);
  }

  @Override
  public synchronized void held(long region, Digest digest) {
    held.put(region, digest);
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
