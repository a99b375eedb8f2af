package fieldkit.dupes.scan;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Folders still to be listed, the newest first, which keeps the queue short. Whoever takes one must
 * say when it is done with it; when all are done, there are no more. Thread-safe.
 */
final class FolderQueue<T> {
  private final Deque<T> folders = new ArrayDeque<>();
  private int unfinished;
  private boolean closed;

  synchronized void add(T folder) {
    unfinished++;
    folders.push(folder);
    notify();
  }

  /**
   * The next folder, waiting for one while others are being listed; null when there are no more.
   */
  synchronized @Nullable T take() throws InterruptedException {
    while (folders.isEmpty() && unfinished > 0 && !closed) {
      wait();
    }
    return closed ? null : folders.poll();
  }

  synchronized void done() {
    unfinished--;
    if (unfinished == 0) {
      notifyAll();
    }
  }

  /** Ends the work early: there are no more folders for anybody. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
