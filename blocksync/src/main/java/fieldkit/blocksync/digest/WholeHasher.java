package fieldkit.blocksync.digest;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** Regions without pages: SHA-256 of a prefix and all of a region. */
final class WholeHasher implements RegionHasher {
  private final KeyedSha256 function;
  private final Map<Integer, Digest> zeros = new HashMap<>();

  WholeHasher(byte[] prefix) {
    this.function = new KeyedSha256(prefix);
  }

  @Override
  public Digest hash(ByteBuffer region, long[] pages) {
    return digest(region);
  }

  @Override
  public Digest combine(long[] pages, int pageCount) {
    throw new UnsupportedOperationException("a digest that is not made of pages");
  }

  @Override
  public void hashPage(ByteBuffer page, long[] pages, int index) {
    Digest digest = digest(page);
    pages[2 * index] = digest.high();
    pages[2 * index + 1] = digest.low();
  }

  @Override
  public Digest ofZeros(int length) {
    return zeros.computeIfAbsent(length, size -> digest(ByteBuffer.allocate(size)));
  }

  private Digest digest(ByteBuffer bytes) {
    return Digest.readFrom(function.of(0, bytes, bytes.position(), bytes.remaining()).duplicate());
  }
}
