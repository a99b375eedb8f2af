package fieldkit.common.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The user's wish to stop: Ctrl-C, a hangup or a termination request. Work looks at {@link
 * #isRequested} often and winds up; the process ends within a second either way. Thread-safe.
 */
public final class Interruption {
  private static final long PATIENCE_MILLIS = 900;

  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean requested;

  /** Listens for signals: the virtual machine answers them by running shutdown hooks. */
  void listen() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::onShutdown, "interruption"));
  }

  private void onShutdown() {
    if (finished.getCount() > 0) {
      request();
      try {
        boolean _ = finished.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Asks the work to wind up. */
  public void request() {
    requested = true;
  }

  /** Whether the work should wind up. */
  public boolean isRequested() {
    return requested;
  }

  void finish() {
    finished.countDown();
  }
}
