package fieldkit.blocksync.digest;

import java.nio.ByteBuffer;

/**
 * Digests regions made of pages. A page's digest is that of its bytes, a region's is that of its
 * pages' digests one after the other ({@link Digest#BYTES} bytes each, big-endian). Not safe for
 * use by several threads.
 *
 * <p>Page digests come in an array, two longs a page: the high half of page {@code i} at {@code 2 *
 * i}, the low one behind it. Buffers keep their position and limit, and may have any byte order;
 * direct ones are fastest.
 */
public interface RegionHasher {
  /** How many bytes a page has; a region's last page may have fewer. */
  int PAGE = 4096;

  /** How many pages a region of {@code length} bytes has. */
  static int pages(int length) {
    return Math.ceilDiv(length, PAGE);
  }

  /**
   * Digests the buffer's remaining bytes in one pass.
   *
   * @param pages receives the digests of its pages; at least {@code 2 * pages(length)} long
   * @return the region's digest
   */
  Digest hash(ByteBuffer region, long[] pages);

  /** The region's digest from the digests of its pages alone. */
  Digest combine(long[] pages, int pageCount);

  /** Digests the buffer's remaining bytes, however many, as page {@code index}. */
  void hashPage(ByteBuffer page, long[] pages, int index);

  /** The digest of a region of that many bytes of zero; computed once and remembered. */
  Digest ofZeros(int length);
}
