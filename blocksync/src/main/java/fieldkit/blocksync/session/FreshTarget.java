package fieldkit.blocksync.session;

import fieldkit.blocksync.digest.Digest;
import fieldkit.blocksync.digest.DigestSuite;
import fieldkit.blocksync.digest.RegionHasher;
import fieldkit.blocksync.region.Geometry;
import fieldkit.blocksync.region.Ledger;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Knows besides that the target was nothing but zeros, being just made or one hole. */
final class FreshTarget implements Ledger {
  private final Ledger known;
  private final Geometry geometry;
  private final RegionHasher hasher;
  private final BitSet sent = new BitSet();

  FreshTarget(Ledger known, Geometry geometry, DigestSuite suite) {
    this.known = known;
    this.geometry = geometry;
    this.hasher = suite.newHasher();
  }

  @Override
  public @Nullable Digest ofSource(long region) {
    return known.ofSource(region);
  }

  @Override
  public synchronized @Nullable Digest ofTarget(long region) {
    Digest digest = known.ofTarget(region);
    return digest == null && !sent.get((int) region)
        ? hasher.ofZeros(geometry.length(region))
        : digest;
  }

  @Override
  public void equal(long region, Digest digest) {
    known.equal(region, digest);
  }

  @Override
  public synchronized void sending(long region) {
    sent.set((int) region);
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
}
