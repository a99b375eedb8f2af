package fieldkit.blocksync.sync;

import fieldkit.blocksync.digest.Digest;
import fieldkit.blocksync.digest.RegionHasher;
import fieldkit.blocksync.protocol.Message;
import fieldkit.blocksync.protocol.ProtocolException;
import fieldkit.blocksync.region.Geometry;
import fieldkit.blocksync.region.Ledger;
import fieldkit.blocksync.region.RegionRange;
import java.io.IOException;
import java.nio.IntBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The target's threads that read: regions whose pages are asked for first, then those that were
 * permitted, a few at a time. What the ledger knows is not read.
 */
final class ReadAhead {
  private static final int CHUNK = 8;
  private static final int MOST = 1 << 16; // permissions and questions that wait
  private static final int CHUNK_ELSEWHERE = 256; // asked for at once where digests come from afar

  private final Geometry geometry;
  private final Ledger ledger;
  private final PageMemory memory;
  private final Output output;
  private final ArrayDeque<Long> asked = new ArrayDeque<>();
  private final ArrayDeque<RegionRange> permitted = new ArrayDeque<>();
  private final @Nullable RegionDigester digester;
  private final int chunk;
  private final List<Thread> threads = new ArrayList<>();
  private int busy;
  private boolean over;

  /** Where answers go. */
  interface Output {
    void send(Message message) throws IOException, InterruptedException;

    void failed(Throwable why);
  }

  ReadAhead(
      Geometry geometry,
      Ledger ledger,
      PageMemory memory,
      Output output,
      int count,
      @Nullable RegionDigester digester,
      Supplier<RegionReader> readers,
      Supplier<RegionHasher> hashers) {
    this.geometry = geometry;
    this.ledger = ledger;
    this.memory = memory;
    this.output = output;
    this.digester = digester;
    this.chunk = digester == null ? CHUNK : CHUNK_ELSEWHERE;
    for (int i = 0; i < count; i++) {
      Worker worker = new Worker(readers.get(), hashers.get());
      threads.add(Thread.ofPlatform().daemon().name("ahead-" + i).unstarted(worker));
    }
  }

  void start() {
    threads.forEach(Thread::start);
  }

  synchronized void permit(List<RegionRange> ranges) throws ProtocolException {
    permitted.addAll(ranges);
    check();
    notifyAll();
  }

  synchronized void ask(long region) throws ProtocolException {
    asked.add(region);
    check();
    notifyAll();
  }

  private void check() throws ProtocolException {
    if (permitted.size() + asked.size() > MOST) {
      throw new ProtocolException("too much is to be read ahead");
    }
  }

  /** Forgets what is not read yet and waits until nobody reads. */
  synchronized void rest() throws InterruptedException {
    permitted.clear();
    asked.clear();
    while (busy > 0 && !over) {
      wait();
    }
  }

  void stop() {
    synchronized (this) {
      over = true;
      notifyAll();
    }
    threads.forEach(Thread::interrupt);
  }

  /** Ends the threads and waits for them. */
  void join() throws InterruptedException {
    stop();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** What to do next: one region whose pages are asked for, or some regions in a row. */
  private record Work(RegionRange regions, boolean pages) {}

  private synchronized @Nullable Work next() throws InterruptedException {
    while (!over) {
      Work work = poll();
      if (work != null) {
        busy++;
        return work;
      }
      wait();
    }
    return null;
  }

  private @Nullable Work poll() {
    Long region = asked.poll();
    if (region != null) {
      return new Work(new RegionRange(region, region + 1), true);
    }
    RegionRange range = permitted.poll();
    if (range == null) {
      return null;
    }
    if (range.count() > chunk) {
      permitted.push(new RegionRange(range.from() + chunk, range.to()));
      return new Work(new RegionRange(range.from(), range.from() + chunk), false);
    }
    return new Work(range, false);
  }

  private synchronized void done() {
    busy--;
    notifyAll();
  }

  private final class Worker implements Runnable {
    private final RegionReader reader;
    private final RegionHasher hasher;

    Worker(RegionReader reader, RegionHasher hasher) {
      this.reader = reader;
      this.hasher = hasher;
    }

    @Override
    public void run() {
      try {
        for (Work work = next(); work != null; work = next()) {
          carryOut(work);
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      } catch (IOException | RuntimeException | Error e) {
        output.failed(e);
      }
    }

    private void carryOut(Work work) throws IOException, InterruptedException {
      try {
        if (work.pages()) {
          answerPages(work.regions().from());
        } else if (digester != null) {
          hear(work.regions(), digester);
        } else {
          digest(work.regions());
        }
      } finally {
        done();
      }
    }

    private void answerPages(long region) throws IOException, InterruptedException {
      long[] pages = memory.get(region);
      if (pages == null) {
        try (ReadRegion read = reader.read(region)) {
          pages = read.pages();
        }
        memory.put(region, pages);
      }
      int[] shorts = new int[geometry.pages(region)];
      for (int page = 0; page < shorts.length; page++) {
        shorts[page] = (int) pages[2 * page + 1];
      }
      output.send(new Message.PageDigests(region, IntBuffer.wrap(shorts)));
    }

    /** Passes digests on as they come: they may be of many regions, and each takes its time. */
    private void hear(RegionRange regions, RegionDigester digests)
        throws IOException, InterruptedException {
      long begin = System.nanoTime();
      reader.awaitTurn(regions);
      digests.digest(
          regions,
          (region, digest) -> {
            if (digest == null) {
              digest(new RegionRange(region, region + 1));
              return;
            }
            ledger.held(region, digest);
            output.send(new Message.Digests(region, List.of(digest)));
          });
      reader.digested(regions, System.nanoTime() - begin);
    }

    private void digest(RegionRange regions) throws IOException, InterruptedException {
      List<Digest> digests = new ArrayList<>();
      boolean zeros = true;
      for (long region = regions.from(); region < regions.to(); region++) {
        Digest digest = digest(region);
        zeros &= digest.equals(hasher.ofZeros(geometry.length(region)));
        digests.add(digest);
      }
      output.send(
          zeros
              ? new Message.ZeroDigests(regions.from(), digests.size())
              : new Message.Digests(regions.from(), digests));
    }

    private Digest digest(long region) throws IOException, InterruptedException {
      Digest digest = ledger.ofTarget(region);
      if (digest == null) {
        try (ReadRegion read = reader.read(region)) {
          if (!read.isZero()) { // those of zeros are made when they are asked for
            memory.put(region, read.pages());
          }
          digest = read.digest();
        }
      }
      ledger.held(region, digest);
      return digest;
    }
  }
}
