package fieldkit.dupes.compare;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whether the first reads took as long as a spinning disk takes to change its place. What a device
 * says of itself is no help: virtual disks claim to spin. Thread-safe.
 */
public final class ReadLatency {
  private static final int SAMPLES = 200;
  private static final long SEEK_NANOS = 2_000_000; // half of the quickest disks' average

  private final AtomicInteger seen = new AtomicInteger();
  private final AtomicInteger slow = new AtomicInteger();

  boolean isMeasuring() {
    return seen.get() < SAMPLES;
  }

  void add(long nanos) {
    if (nanos > SEEK_NANOS) {
      int _ = slow.incrementAndGet();
    }
    int _ = seen.incrementAndGet();
  }

  /** Whether there were enough reads to tell, and most of them were slow. */
  public boolean isThatOfASpinningDisk() {
    return !isMeasuring() && slow.get() * 2 > seen.get();
  }
}
