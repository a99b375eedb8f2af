package fieldkit.blocksync.farend;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Hands lines on and keeps the last few, which mostly say why something ended. Thread-safe. */
final class LastLines implements Consumer<String> {
  private static final int KEPT = 5;

  private final Consumer<String> next;
  private final Deque<String> last = new ArrayDeque<>();

  LastLines(Consumer<String> next) {
    this.next = next;
  }

  @Override
  public void accept(String line) {
    synchronized (this) {
      if (last.size() == KEPT) {
        last.removeFirst();
      }
      last.addLast(line);
    }
    next.accept(line);
  }

  /** The last lines, the oldest first. */
  synchronized List<String> last() {
    return List.copyOf(last);
  }
}
