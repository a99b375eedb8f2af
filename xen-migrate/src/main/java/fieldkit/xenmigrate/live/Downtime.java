package fieldkit.xenmigrate.live;

import fieldkit.xenmigrate.stream.StreamListener;
import java.util.function.UnaryOperator;

/**
 * Keeps the times between the guest's last moment here and its first there, and how much of its
 * memory has gone. From any thread.
 */
final class Downtime implements StreamListener {
  private final UnaryOperator<String> config;
  private volatile long pages;
  private volatile int pass;
  private volatile long passBegan;
  private volatile long saved;
  private volatile long suspended;
  private volatile long equal;
  private volatile long held;
  private volatile long runs;

  /**
   * @param config what becomes of the configuration on its way
   */
  Downtime(UnaryOperator<String> config) {
    this.config = config;
  }

  /** A guest that is saved is suspended before anything of it is sent. */
  @Override
  public String config(String json) {
    saved = System.nanoTime();
    return config.apply(json);
  }

  @Override
  public void memory(long sent, int number) {
    pages = sent;
    if (number != pass) {
      passBegan = System.nanoTime();
      pass = number;
    }
  }

  /** The last pass is of a guest that is suspended already: it began when that was. */
  @Override
  public void suspended() {
    suspended = pass > 1 ? passBegan : saved;
  }

  void held() {
    held = System.nanoTime();
  }

  void equal() {
    equal = System.nanoTime();
  }

  void runsThere() {
    runs = System.nanoTime();
  }

  long pages() {
    return pages;
  }

  int pass() {
    return pass;
  }

  boolean isSuspended() {
    return suspended != 0;
  }

  Times times() {
    return new Times(pages, pass, held - suspended, equal - held, runs - equal);
  }

  /**
   * What the guest waited for.
   *
   * @param pages pages of memory sent, those that were sent again included
   * @param passes how often the memory was gone through
   * @param memoryNanos the rest of its memory
   * @param disksNanos its disks
   * @param handingNanos until it ran there
   */
  record Times(long pages, int passes, long memoryNanos, long disksNanos, long handingNanos) {
    long nanos() {
      return memoryNanos + disksNanos + handingNanos;
    }
  }
}
