package fieldkit.blocksync.session;

import fieldkit.blocksync.digest.Digest;
import fieldkit.blocksync.region.DigestTable;
import fieldkit.blocksync.region.Geometry;
import fieldkit.blocksync.region.Ledger;
import fieldkit.blocksync.region.RegionRange;
import fieldkit.blocksync.state.changes.ByteRanges;
import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps, besides what was known before a session, what its rounds have found out: what the target
 * has been given is not read there again, and what the source's tracker vouches for is not read
 * here again. Safe for several threads within a round; {@link #begin} between rounds.
 */
final class RoundLedger implements Ledger {
  private final Ledger before;
  private final Geometry geometry;
  private final DigestTable equal;
  private boolean first = true;
  private @Nullable BitSet changed; // of the source since the last round; null: anything may be

  RoundLedger(Ledger before, Geometry geometry) {
    this.before = before;
    this.geometry = geometry;
    this.equal = new DigestTable(geometry.regions());
  }

  /**
   * The next round begins.
   *
   * @param ranges where the source may have changed since the round before was begun, if anybody
   *     can tell
   */
  synchronized void begin(Optional<ByteRanges> ranges) {
    first = false;
    changed = ranges.map(this::regions).orElse(null);
  }

  private BitSet regions(ByteRanges ranges) {
    BitSet regions = new BitSet();
    for (RegionRange range : ranges.regions(geometry)) {
      regions.set((int) range.from(), (int) range.to());
    }
    return regions;
  }

  @Override
  public synchronized @Nullable Digest ofSource(long region) {
    if (first) {
      return before.ofSource(region);
    }
    return changed == null || changed.get((int) region) ? null : equal.get(region);
  }

  @Override
  public synchronized @Nullable Digest ofTarget(long region) {
    Digest digest = equal.get(region);
    return digest == null ? before.ofTarget(region) : digest;
  }

  @Override
  public void equal(long region, Digest digest) {
    put(region, digest);
    before.equal(region, digest);
  }

  @Override
  public void sending(long region) {
    synchronized (this) {
      equal.remove(region);
    }
    before.sending(region);
  }

  @Override
  public void durable(long region, Digest digest) {
    put(region, digest);
    before.durable(region, digest);
  }

  private synchronized void put(long region, Digest digest) {
    equal.put(region, digest);
  }

  @Override
  public void held(long region, Digest digest) {
    before.held(region, digest);
  }

  @Override
  public void settledBelow(long region) {
    before.settledBelow(region);
  }
}
