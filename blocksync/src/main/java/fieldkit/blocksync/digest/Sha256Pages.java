package fieldkit.blocksync.digest;

import java.nio.ByteBuffer;

/** The first 16 bytes of SHA-256 of the key and a page. */
final class Sha256Pages implements PageFunction {
  private final KeyedSha256 function;

  Sha256Pages(KeyedSha256 function) {
    this.function = function;
  }

  @Override
  public void pages(ByteBuffer region, long[] digests) {
    int index = 0;
    for (int from = region.position(); from < region.limit(); from += RegionHasher.PAGE) {
      digest(region, from, Math.min(RegionHasher.PAGE, region.limit() - from), digests, index++);
    }
  }

  @Override
  public void whole(ByteBuffer bytes, long[] digests, int index) {
    digest(bytes, bytes.position(), bytes.remaining(), digests, index);
  }

  private void digest(ByteBuffer bytes, int from, int length, long[] digests, int index) {
    ByteBuffer digest = function.of(0, bytes, from, length);
    digests[2 * index] = digest.getLong(0);
    digests[2 * index + 1] = digest.getLong(Long.BYTES);
  }
}
