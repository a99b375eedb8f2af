package fieldkit.blocksync.sync;

import fieldkit.blocksync.device.Storage;
import fieldkit.blocksync.digest.Digest;
import fieldkit.blocksync.protocol.Message;
import fieldkit.blocksync.region.Ledger;
import fieldkit.blocksync.region.RegionRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Forces what was written to the device, now and then and in the end, and says so. Safe for several
 * threads; one of its own does the waiting.
 */
final class Durability {
  private static final int RANGES_IN_ONE = 4096;

  private final Storage storage;
  private final TargetSettings settings;
  private final Ledger ledger;
  private final ReadAhead.Output output;
  private final Thread thread = Thread.ofPlatform().daemon().name("force").unstarted(this::run);
  private final ReentrantLock forcing = new ReentrantLock();
  private TreeMap<Long, Written> written = new TreeMap<>();
  private long bytes;
  private boolean over;

  /** Regions from the key on. */
  private record Written(long to, @Nullable Digest digest) {}

  Durability(Storage storage, TargetSettings settings, Ledger ledger, ReadAhead.Output output) {
    this.storage = storage;
    this.settings = settings;
    this.ledger = ledger;
    this.output = output;
  }

  void start() {
    thread.start();
  }

  /**
   * Regions were written, or made zeros.
   *
   * @param digest what each of them has now, where anybody wants to know
   */
  synchronized void wrote(RegionRange regions, long count, @Nullable Digest digest) {
    written.put(regions.from(), new Written(regions.to(), digest));
    bytes += count;
    if (bytes >= settings.forceBytes()) {
      notifyAll();
    }
  }

  private void run() {
    try {
      while (await()) {
        force();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException | Error e) {
      output.failed(e);
    }
  }

  /** Whether there is something to force, after a while; false when it is over. */
  private synchronized boolean await() throws InterruptedException {
    long until = System.nanoTime() + settings.forceAfter().toNanos();
    while (!over) {
      long millis = (until - System.nanoTime()) / 1_000_000;
      if (bytes >= settings.forceBytes() || (millis <= 0 && !written.isEmpty())) {
        return true;
      }
      wait(millis <= 0 ? settings.forceAfter().toMillis() : millis);
    }
    return false;
  }

  /**
   * Forces what was written until now and says so. When it returns nothing is on its way any more,
   * in another thread neither: who says after that that all is done is right.
   */
  void force() throws IOException, InterruptedException {
    forcing.lockInterruptibly();
    try {
      SortedMap<Long, Written> batch = swap();
      if (!batch.isEmpty()) {
        storage.forceData();
        tell(batch);
      }
    } finally {
      forcing.unlock();
    }
  }

  private synchronized SortedMap<Long, Written> swap() {
    SortedMap<Long, Written> batch = written;
    written = new TreeMap<>();
    bytes = 0;
    return batch;
  }

  private void tell(SortedMap<Long, Written> batch) throws IOException, InterruptedException {
    List<RegionRange> ranges = new ArrayList<>();
    RegionRange run = null;
    for (Map.Entry<Long, Written> entry : batch.entrySet()) {
      long from = entry.getKey();
      long to = entry.getValue().to();
      remember(from, to, entry.getValue().digest());
      if (run != null && run.to() == from) {
        run = new RegionRange(run.from(), to);
        continue;
      }
      if (run != null) {
        ranges.add(run);
      }
      run = new RegionRange(from, to);
    }
    if (run != null) {
      ranges.add(run);
    }
    for (int at = 0; at < ranges.size(); at += RANGES_IN_ONE) {
      int end = Math.min(at + RANGES_IN_ONE, ranges.size());
      output.send(new Message.Durable(List.copyOf(ranges.subList(at, end))));
    }
  }

  private void remember(long from, long to, @Nullable Digest digest) {
    if (digest != null) {
      for (long region = from; region < to; region++) {
        ledger.durable(region, digest);
      }
    }
  }

  void stop() throws InterruptedException {
    synchronized (this) {
      over = true;
      notifyAll();
    }
    thread.join();
  }
}
