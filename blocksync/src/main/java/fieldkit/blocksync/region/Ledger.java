package fieldkit.blocksync.region;

import fieldkit.blocksync.digest.Digest;
import org.jspecify.annotations.Nullable;

/**
 * What is known of each region at both ends before it is read, and what a round finds out about it.
 * Implementations are safe for several threads.
 */
public interface Ledger {

  /** The digest of what the source certainly holds, or null: it has to be read. */
  @Nullable Digest ofSource(long region);

  /** The digest of what the target certainly holds, or null: it has to be read. */
  @Nullable Digest ofTarget(long region);

  /** Both ends hold this: their digests were compared. */
  void equal(long region, Digest digest);

  /**
   * Something is about to be sent for this region: what the target holds is uncertain from now on.
   * Remembered before the first byte is sent.
   */
  void sending(long region);

  /** The target has this on its device for good, as the source read it. */
  void durable(long region, Digest digest);

  /** The target was read, or is known, to hold this; whether the source does too is not known. */
  default void held(long region, Digest digest) {}

  /** What the target held of all regions below, or has been sent since, is what the source has. */
  default void settledBelow(long region) {}

  /** Whether it remembers what it is told. */
  default boolean remembers() {
    return true;
  }

  /** Knows nothing and remembers nothing. */
  static Ledger none() {
    return NoLedger.INSTANCE;
  }
}
