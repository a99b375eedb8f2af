package fieldkit.blocksync.digest;

import java.nio.ByteBuffer;

/** The function of 128 bits under a {@link RegionHasher}. Not safe for use by several threads. */
interface PageFunction {
  /**
   * Digests each page of a region.
   *
   * @param region its remaining bytes; position and limit stay
   * @param digests receives them, two longs a page, from the beginning
   */
  void pages(ByteBuffer region, long[] digests);

  /**
   * Digests bytes as a whole.
   *
   * @param bytes the remaining ones; position and limit stay
   * @param digests receives the digest at {@code 2 * index}
   */
  void whole(ByteBuffer bytes, long[] digests, int index);
}
