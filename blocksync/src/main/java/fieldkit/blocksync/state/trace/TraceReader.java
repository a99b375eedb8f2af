package fieldkit.blocksync.state.trace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Reads events as they come and keeps the current {@link Epoch}. A thread of its own runs it. */
final class TraceReader implements Runnable, EventSink {
  private static final int CHUNK = 1 << 14;

  /** The kernel gives a page or two at a time; much less means that there was no more. */
  private static final int LITTLE = 2048;

  private final TraceInstance instance;
  private final TrackedDevice device;
  private final Duration pause;
  private final AtomicLong writes = new AtomicLong();
  private final Map<String, CompletableFuture<Moment>> expected = new ConcurrentHashMap<>();
  private volatile Epoch epoch;
  private volatile String lastLoss = "";
  private volatile boolean ended;
  private int time;

  TraceReader(TraceInstance instance, TrackedDevice device, Duration pause) {
    this.instance = instance;
    this.device = device;
    this.pause = pause;
    this.epoch = Epoch.begin(new WriteTimes(device));
  }

  /** The current epoch. */
  Epoch epoch() {
    return epoch;
  }

  /** How many events of writes were read. */
  long writes() {
    return writes.get();
  }

  /** Why the current epoch began; empty for the first. */
  String lastLoss() {
    return lastLoss;
  }

  /** Whether it reads no more. */
  boolean hasEnded() {
    return ended;
  }

  /** Another epoch begins, since it is not known any more what was written to. */
  synchronized void renew(String why) {
    renew(why, epoch().times());
  }

  /** The same for a device that is another one now. */
  synchronized void renew(String why, WriteTimes times) {
    lastLoss = why;
    epoch = Epoch.begin(times);
  }

  /**
   * Puts a mark among the events.
   *
   * @return what will be the moment at which all events before it are read
   */
  CompletableFuture<Moment> mark(String text) throws IOException {
    CompletableFuture<Moment> moment = new CompletableFuture<>();
    CompletableFuture<Moment> _ = expected.put(text, moment);
    if (ended) {
      throw new IOException("events are not read any more");
    }
    instance.mark(text);
    synchronized (expected) {
      expected.notifyAll();
    }
    return moment;
  }

  /** Nobody waits for a mark any more. */
  void forget(String text) {
    CompletableFuture<Moment> _ = expected.remove(text);
  }

  @Override
  public void run() {
    EventParser parser = new EventParser(device.wholeMajor(), device.wholeMinor(), this);
    ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK);
    byte[] chunk = new byte[CHUNK];
    try {
      while (true) {
        int count = instance.read(buffer.clear());
        if (count < 0) {
          break;
        }
        time = epoch().times().now(); // not before any of these happened
        ByteBuffer _ = buffer.flip().get(chunk, 0, count);
        parser.take(chunk, count);
        if (count < LITTLE) {
          gather();
        }
      }
    } catch (IOException closed) {
      lastLoss = "events could not be read any more";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended = true;
      expected.values().forEach(moment -> moment.cancel(false));
    }
  }

  /** To be woken for each single event would cost more than the events. */
  private void gather() throws InterruptedException {
    synchronized (expected) {
      if (expected.isEmpty()) {
        expected.wait(pause.toMillis());
      }
    }
  }

  @Override
  public void written(long sector, long sectors) {
    writes.lazySet(writes.get() + 1);
    epoch().times().written(sector, sectors, time);
  }

  @Override
  public void marked(String text) {
    CompletableFuture<Moment> moment = expected.remove(text);
    if (moment != null) {
      boolean _ = moment.complete(new Moment(epoch(), time));
    }
  }

  @Override
  public void lost(String why) {
    renew(why);
  }
}
