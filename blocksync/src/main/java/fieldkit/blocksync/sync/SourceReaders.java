package fieldkit.blocksync.sync;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;

/**
 * Threads that read the source: the planned regions in their order, and before them those that are
 * wanted now. Only so many are read ahead of what is settled.
 */
final class SourceReaders {
  private static final int AHEAD = 256;

  private final BitSet planned;
  private final ArrayDeque<Long> demanded = new ArrayDeque<>();
  private final Listener listener;
  private final List<Thread> threads = new ArrayList<>();
  private int cursor;
  private int ahead;
  private boolean over;

  /** Who hears what was read. */
  interface Listener {
    /** A region, the listener's to close. */
    void read(ReadRegion region) throws InterruptedException;

    /** It could not be read. */
    void failed(Throwable why);
  }

  /**
   * @param readers makes a reader for each thread
   */
  SourceReaders(BitSet planned, int threads, Supplier<RegionReader> readers, Listener listener) {
    this.planned = planned;
    this.listener = listener;
    for (int i = 0; i < threads; i++) {
      RegionReader reader = readers.get();
      this.threads.add(Thread.ofPlatform().daemon().name("read-" + i).unstarted(() -> run(reader)));
    }
  }

  void start() {
    threads.forEach(Thread::start);
  }

  /** Has a region read before all others. */
  synchronized void demand(long region) {
    demanded.add(region);
    notifyAll();
  }

  /** A region that was read is settled. */
  synchronized void settled(long region) {
    if (planned.get((int) region)) {
      planned.clear((int) region);
      if (region < cursor) {
        ahead--;
      }
    }
    notifyAll();
  }

  private void run(RegionReader reader) {
    try {
      for (long region = next(); region >= 0; region = next()) {
        listener.read(reader.read(region));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException | Error e) {
      listener.failed(e);
    }
  }

  private synchronized long next() throws InterruptedException {
    while (!over) {
      if (!demanded.isEmpty()) {
        return demanded.poll();
      }
      int region = planned.nextSetBit(cursor);
      if (region >= 0 && ahead < AHEAD) {
        cursor = region + 1;
        ahead++;
        return region;
      }
      wait();
    }
    return -1;
  }

  /** Ends the threads and waits for them. */
  void stop() throws InterruptedException {
    synchronized (this) {
      over = true;
      notifyAll();
    }
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
