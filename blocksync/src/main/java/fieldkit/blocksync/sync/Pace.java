package fieldkit.blocksync.sync;

/**
 * Holds work back to so many bytes a second; a quarter of a second's worth may come at once. Safe
 * for several threads.
 */
public final class Pace {
  private static final double NANOS = 1e9;

  private final long bytesPerSecond;
  private double free = System.nanoTime(); // when everything that was let through is paid for

  private Pace(long bytesPerSecond) {
    this.bytesPerSecond = bytesPerSecond;
  }

  /** So many bytes a second; 0 is as fast as it can be. */
  public static Pace of(long bytesPerSecond) {
    return new Pace(bytesPerSecond);
  }

  /** Waits until that many more bytes are due. */
  void await(long bytes) throws InterruptedException {
    if (bytesPerSecond > 0) {
      long nanos = (long) (due(bytes) - System.nanoTime());
      if (nanos > 0) {
        Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
      }
    }
  }

  private synchronized double due(long bytes) {
    free = Math.max(free, System.nanoTime() - NANOS / 4) + bytes * NANOS / bytesPerSecond;
    return free;
  }
}
