package fieldkit.blocksync.sync;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * Page digests of regions that were read ahead, until they are settled. Bounded: what is forgotten
 * is read again if it is asked for. Safe for several threads.
 */
final class PageMemory {
  private static final int MOST_LONGS = 1 << 21; // 16 MiB

  private final ConcurrentSkipListMap<Long, long[]> pages = new ConcurrentSkipListMap<>();
  private long held; // longs, guarded by this

  void put(long region, long[] digests) {
    synchronized (this) {
      long[] before = pages.put(region, digests);
      held += digests.length - (before == null ? 0 : before.length);
      while (held > MOST_LONGS) {
        Map.Entry<Long, long[]> oldest = pages.pollFirstEntry();
        held -= oldest == null ? held : oldest.getValue().length;
      }
    }
  }

  long @Nullable [] get(long region) {
    return pages.get(region);
  }

  /** A region is written to: what was known of it does not hold any more. */
  synchronized void forget(long region) {
    long[] before = pages.remove(region);
    held -= before == null ? 0 : before.length;
  }

  /** All regions below are settled. */
  synchronized void forgetBelow(long region) {
    while (!pages.isEmpty() && pages.firstKey() < region) {
      forget(pages.firstKey());
    }
  }

  synchronized void clear() {
    pages.clear();
    held = 0;
  }
}
