package fieldkit.common.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The user's wish to stop: Ctrl-C, a hangup or a termination request. Work looks at {@link
 * #isRequested} often and winds up; the process ends within a second either way. Thread-safe.
 */
public final class Interruption {
  private static final long PATIENCE_MILLIS = 900;

  private final CountDownLatch finished = new CountDownLatch(1);
  private final Semaphore cuttable = new Semaphore(1);
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
      cuttable.acquireUninterruptibly(); // when nobody holds it any more
    }
  }

  /** Work that must not be cut in the middle, until it is closed. */
  public interface Hold extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Until the result is closed the process does not end by a signal, however long it takes: for
   * what would leave things worse than before if it were cut. Such work looks at {@link
   * #isRequested} and turns back as soon as it can. One at a time.
   */
  public Hold hold() {
    cuttable.acquireUninterruptibly();
    return cuttable::release;
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
