package fieldkit.blocksync.state.trace;

import fieldkit.common.io.FileAccess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A daemon that runs within the test. */
final class RunningTracker implements AutoCloseable {
  private final AtomicBoolean interrupted = new AtomicBoolean();
  private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
  private final TraceTracker tracker;

  private RunningTracker(TrackerSettings settings, String device) {
    tracker = new TraceTracker(settings, device);
  }

  /** Settings for tests: a runtime folder of their own, everything else as it usually is. */
  static TrackerSettings settings(Path runtime) {
    TrackerSettings usual = TrackerSettings.usual();
    return new TrackerSettings(
        runtime,
        usual.tracefs(),
        usual.bufferKib(),
        usual.pause(),
        usual.patience(),
        Duration.ofMillis(300));
  }

  static RunningTracker start(TrackerSettings settings, String device) throws Exception {
    RunningTracker running = new RunningTracker(settings, device);
    CountDownLatch ready = new CountDownLatch(1);
    TrackerDaemon daemon = new TrackerDaemon(FileAccess.ofThisSystem(), settings, device);
    Thread _ =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              try {
                boolean asked = daemon.run(ready::countDown, running.interrupted::get);
                boolean _ = running.ended.complete(asked);
              } catch (IOException | RuntimeException e) {
                boolean _ = running.ended.completeExceptionally(e);
              }
            });
    while (!ready.await(50, TimeUnit.MILLISECONDS)) {
      if (running.ended.isCompletedExceptionally()) {
        throw new IOException(running.ended.exceptionNow().getMessage());
      }
    }
    return running;
  }

  TraceTracker tracker() {
    return tracker;
  }

  /** Whether it was told to end; waits for its end. */
  boolean end() {
    try {
      return ended.get(20, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    interrupted.set(true);
    boolean _ = end();
  }
}
