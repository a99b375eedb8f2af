package fieldkit.blocksync.digest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/** Regions by any function of pages. */
final class PagedHasher implements RegionHasher {
  private final PageFunction function;
  private final Map<Integer, Digest> zeros = new HashMap<>();
  private final long[] combined = new long[2];
  private ByteBuffer joined = ByteBuffer.allocate(256 * Digest.BYTES);

  PagedHasher(PageFunction function) {
    this.function = function;
  }

  @Override
  public Digest hash(ByteBuffer region, long[] pages) {
    function.pages(region, pages);
    return combine(pages, RegionHasher.pages(region.remaining()));
  }

  @Override
  public Digest combine(long[] pages, int pageCount) {
    int length = pageCount * Digest.BYTES;
    if (joined.capacity() < length) {
      joined = ByteBuffer.allocate(length);
    }
    joined.clear().limit(length);
    joined.order(ByteOrder.BIG_ENDIAN).asLongBuffer().put(0, pages, 0, 2 * pageCount);
    function.whole(joined, combined, 0);
    return new Digest(combined[0], combined[1]);
  }

  @Override
  public void hashPage(ByteBuffer page, long[] pages, int index) {
    function.whole(page, pages, index);
  }

  @Override
  public Digest ofZeros(int length) {
    return zeros.computeIfAbsent(length, this::hashZeros);
  }

  private Digest hashZeros(int length) {
    int pageCount = RegionHasher.pages(length);
    long[] pages = new long[2 * pageCount];
    ByteBuffer page = ByteBuffer.allocate(PAGE);
    function.whole(page, combined, 0);
    for (int i = 0; i < pageCount; i++) {
      System.arraycopy(combined, 0, pages, 2 * i, 2);
    }
    if (length % PAGE != 0) {
      function.whole(page.limit(length % PAGE), pages, pageCount - 1);
    }
    return combine(pages, pageCount);
  }
}
