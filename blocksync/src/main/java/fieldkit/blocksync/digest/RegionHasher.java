package fieldkit.blocksync.digest;

import java.nio.ByteBuffer;

/** Digests regions. Not thread-safe. */
public interface RegionHasher {
  /** Digests the buffer's remaining bytes; {@code pages} receives two longs for each page. */
  Digest hash(ByteBuffer region, long[] pages);

  /** The region digest from its pages' digests. */
  Digest combine(long[] pages, int pageCount);

  /** Digests one page into its place among the pages. */
  void hashPage(ByteBuffer page, long[] pages, int index);

  /** The digest of that many zeros. */
  Digest ofZeros(int length);
}
