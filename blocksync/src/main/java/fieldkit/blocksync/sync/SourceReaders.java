package fieldkit.blocksync.sync;

import fieldkit.blocksync.region.RegionRange;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Threads that read the source: the planned regions in their order, and before them those that are
 * wanted now. Only so many are read ahead of what is settled.
 */
final class SourceReaders {
  private static final int AHEAD = 256;
  private static final int DIGESTS = 64; // asked for at once where they come from afar

  private final BitSet planned;
  private final ArrayDeque<Long> demanded = new ArrayDeque<>();
  private final @Nullable RegionDigester digester;
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
   * @param digester digests the planned ones first, so that only what is demanded is read; or null
   * @param readers makes a reader for each thread
   */
  SourceReaders(
      BitSet planned,
      int threads,
      @Nullable RegionDigester digester,
      Supplier<RegionReader> readers,
      Listener listener) {
    this.planned = planned;
    this.digester = digester;
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
    if (region >= cursor) {
      planned.clear((int) region); // once is enough
    }
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

  /** What to do next: one region to read, or some in a row to digest. */
  private record Work(RegionRange regions, boolean whole) {}

  private void run(RegionReader reader) {
    try {
      for (Work work = next(); work != null; work = next()) {
        if (work.whole() || digester == null) {
          listener.read(reader.read(work.regions().from()));
        } else {
          look(reader, work.regions(), digester);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException | Error e) {
      listener.failed(e);
    }
  }

  private void look(RegionReader reader, RegionRange regions, RegionDigester digests)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    reader.awaitTurn(regions);
    digests.digest(
        regions,
        (region, digest) ->
            listener.read(digest == null ? reader.read(region) : reader.looked(region, digest)));
    reader.digested(regions, System.nanoTime() - begin);
  }

  private synchronized @Nullable Work next() throws InterruptedException {
    while (!over) {
      Long wanted = demanded.poll();
      if (wanted != null) {
        return new Work(new RegionRange(wanted, wanted + 1), true);
      }
      int region = planned.nextSetBit(cursor);
      if (region >= 0 && ahead < AHEAD) {
        int most = digester == null ? 1 : Math.min(DIGESTS, AHEAD - ahead);
        int end = Math.min(planned.nextClearBit(region), region + most);
        cursor = end;
        ahead += end - region;
        return new Work(new RegionRange(region, end), false);
      }
      wait();
    }
    return null;
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
