package fieldkit.blocksync.farend;

import java.time.Duration;

/** Ends something that takes too long, so that whoever waits for it comes back. */
final class Deadline implements AutoCloseable {
  private final Thread thread;
  private volatile boolean missed;

  /** Runs {@code end} unless this is closed in time. */
  Deadline(Duration limit, Runnable end) {
    this.thread = Thread.ofVirtual().name("deadline").start(() -> await(limit, end));
  }

  private void await(Duration limit, Runnable end) {
    try {
      Thread.sleep(limit);
      missed = true;
      end.run();
    } catch (InterruptedException inTime) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the time was over before this was closed. */
  boolean isMissed() {
    return missed;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
