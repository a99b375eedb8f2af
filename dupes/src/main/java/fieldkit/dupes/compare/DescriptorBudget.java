package fieldkit.dupes.compare;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many files may stay open between their stages. A file that finds no place is opened for each
 * stage anew, which explicit positions make cheap. Thread-safe.
 */
public final class DescriptorBudget {
  private final AtomicInteger free;

  /**
   * @param places the most files to keep open; 0 keeps none, each worker then has one open at a
   *     time
   */
  public DescriptorBudget(int places) {
    free = new AtomicInteger(Math.max(0, places));
  }

  boolean tryTake() {
    while (true) {
      int now = free.get();
      if (now == 0) {
        return false;
      }
      if (free.compareAndSet(now, now - 1)) {
        return true;
      }
    }
  }

  void giveBack() {
    free.incrementAndGet();
  }
}
