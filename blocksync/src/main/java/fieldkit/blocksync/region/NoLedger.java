package fieldkit.blocksync.region;

import fieldkit.blocksync.digest.Digest;
import org.jspecify.annotations.Nullable;

/** Knows nothing. */
enum NoLedger implements Ledger {
  INSTANCE;

  @Override
  public @Nullable Digest ofSource(long region) {
    return null;
  }

  @Override
  public @Nullable Digest ofTarget(long region) {
    return null;
  }

  @Override
  public boolean remembers() {
    return false;
  }

  @Override
  public void equal(long region, Digest digest) {}

  @Override
  public void sending(long region) {}

  @Override
  public void durable(long region, Digest digest) {}
}
