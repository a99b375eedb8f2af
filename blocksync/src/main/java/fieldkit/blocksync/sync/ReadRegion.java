package fieldkit.blocksync.sync;

import fieldkit.blocksync.digest.Digest;
import fieldkit.blocksync.region.RegionBuffer;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A region as it was read. Whoever holds it closes it.
 *
 * @param index which region
 * @param length its bytes
 * @param digest of all of it
 * @param pages its pages' digests, two longs each
 * @param buffer what it holds; null where that is nothing but zeros
 * @param unreadable pages that could not be read (and were left zero), null for none
 */
record ReadRegion(
    long index,
    int length,
    Digest digest,
    long[] pages,
    @Nullable RegionBuffer buffer,
    @Nullable BitSet unreadable)
    implements AutoCloseable {

  boolean isZero() {
    return buffer == null;
  }

  /** The low 32 bits of a page's digest, which is what travels. */
  int shortDigest(int page) {
    return (int) pages[2 * page + 1];
  }

  @Override
  public void close() {
    if (buffer != null) {
      buffer.close();
    }
  }
}
