package fieldkit.blocksync.state.trace;

import fieldkit.blocksync.state.changes.ByteRanges;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Watches one device from when it is made until it is closed, and answers what was written to. Safe
 * for several threads.
 */
final class Watch implements Closeable {
  private final BlockDevices devices;
  private final TrackerSettings settings;
  private final TraceInstance instance;
  private final TraceReader reader;
  private final Thread thread;
  private final Instant since = Instant.now();
  private TrackedDevice device;
  private long losses;

  /**
   * Begins to watch.
   *
   * @param instance whose events flow already
   */
  Watch(
      BlockDevices devices,
      TrackerSettings settings,
      TrackedDevice device,
      TraceInstance instance) {
    this.devices = devices;
    this.settings = settings;
    this.device = device;
    this.instance = instance;
    this.reader = new TraceReader(instance, device, settings.pause());
    this.thread = Thread.ofPlatform().name("events").daemon().start(reader);
  }

  /** Whether it can go on: the device is there, and its events are read. */
  synchronized boolean isAlive() {
    try {
      return !reader.hasEnded() && devices.find(device.number()).hasEventsOf(device);
    } catch (IOException gone) {
      return false;
    }
  }

  synchronized TrackerStatus status() {
    return new TrackerStatus(
        device.number(), ProcessHandle.current().pid(), since, reader.writes(), reader.lastLoss());
  }

  /** A mark of now: {@link #changedSince} tells what is written to from now on. */
  String mark() throws CannotVouchException {
    int overlap = 0;
    if (!isRequestBased()) { // a write may be under way since before the epoch
      waitFor(settings.overlap().minusNanos(reader.epoch().age()));
      overlap = WriteTimes.ticks(settings.overlap().toNanos());
    }
    Moment moment = accounted();
    return "%s %d".formatted(moment.epoch().id(), Math.max(1, moment.time() - overlap));
  }

  private synchronized boolean isRequestBased() {
    return device.requestBased();
  }

  private static void waitFor(Duration span) throws CannotVouchException {
    try {
      if (span.isPositive()) {
        Thread.sleep(span);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotVouchException("the tracker is ending");
    }
  }

  /** What was written to since a mark. */
  ByteRanges changedSince(String mark) throws CannotVouchException {
    Moment moment = accounted();
    int space = mark.indexOf(' ');
    if (space < 0 || !mark.substring(0, space).equals(moment.epoch().id())) {
      throw new CannotVouchException(
          reader.lastLoss().isEmpty()
              ? "the tracker was started after the last session"
              : "the tracker lost sight of it: " + reader.lastLoss());
    }
    try {
      return moment.epoch().times().since(Integer.parseInt(mark, space + 1, mark.length(), 10));
    } catch (NumberFormatException e) {
      throw new CannotVouchException("the mark is none of the tracker's");
    }
  }

  /** A moment of now, when all writes before are accounted for and none was missed. */
  private synchronized Moment accounted() throws CannotVouchException {
    Moment moment = seen();
    try {
      check();
    } catch (IOException e) {
      reader.renew("the device or its events are gone");
    }
    if (!moment.epoch().equals(reader.epoch())) {
      throw new CannotVouchException("the tracker lost sight of it: " + reader.lastLoss());
    }
    return moment;
  }

  private Moment seen() throws CannotVouchException {
    String text = UUID.randomUUID().toString();
    try {
      return reader.mark(text).get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new CannotVouchException(
          "the tracker saw no end of events in %d s".formatted(settings.patience().toSeconds()));
    } catch (IOException | CancellationException | ExecutionException e) {
      throw new CannotVouchException("the tracker cannot read events any more");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotVouchException("the tracker is ending");
    } finally {
      reader.forget(text);
    }
  }

  /** Begins another epoch if something shows that a write may have been missed. */
  private void check() throws IOException {
    long now = instance.losses();
    if (now != losses) {
      losses = now;
      reader.renew("the kernel lost events");
    }
    if (!instance.isIntact()) {
      reader.renew("somebody changed its trace instance");
    }
    TrackedDevice found = devices.find(device.number());
    if (!found.equals(device)) {
      reader.renew("the device is another one now, or has another size", new WriteTimes(found));
      device = found;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      instance.close();
    } finally {
      thread.interrupt();
    }
  }
}
