package fieldkit.blocksync.sync;

import fieldkit.blocksync.digest.RegionHasher;
import fieldkit.blocksync.region.Geometry;
import java.nio.ByteBuffer;

/** Zeros, and what is known of them without looking. */
final class Zeros {
  private Zeros() {}

  /** The page digests of a region that is nothing but zeros. */
  static long[] pageDigests(RegionHasher hasher, int length) {
    long[] pages = new long[2 * Geometry.pagesOf(length)];
    ByteBuffer page = ByteBuffer.allocateDirect(Geometry.PAGE);
    int count = Geometry.pagesOf(length);
    hasher.hashPage(page.slice(0, Math.min(length, Geometry.PAGE)), pages, 0);
    for (int i = 1; i < count - 1; i++) {
      pages[2 * i] = pages[0];
      pages[2 * i + 1] = pages[1];
    }
    if (count > 1) {
      hasher.hashPage(page.slice(0, length - (count - 1) * Geometry.PAGE), pages, count - 1);
    }
    return pages;
  }
}
