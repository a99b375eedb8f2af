package fieldkit.xenmigrate.rounds;

import fieldkit.blocksync.state.changes.ChangeTracker;
import fieldkit.blocksync.state.trace.TraceTracker;
import fieldkit.blocksync.state.trace.TrackerDaemon;
import fieldkit.blocksync.state.trace.TrackerSettings;
import fieldkit.common.io.FileAccess;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Follows the writes to a block device by the kernel's trace events, in this process, until it is
 * closed. If somebody else follows them already, with {@code blocksync track}, his knowledge is
 * used.
 */
final class Watching implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Thread thread;
  private final CompletableFuture<Void> begun = new CompletableFuture<>();
  private final TraceTracker tracker;
  private volatile boolean ended;

  private Watching(FileAccess files, String number) {
    TrackerSettings settings = TrackerSettings.usual();
    tracker = new TraceTracker(settings, number);
    thread =
        Thread.ofPlatform()
            .daemon()
            .name("watching " + number)
            .unstarted(() -> run(new TrackerDaemon(files, settings, number)));
  }

  private void run(TrackerDaemon daemon) {
    try {
      boolean _ = daemon.run(() -> begun.complete(null), () -> ended);
      begun.completeExceptionally(new IOException("the device is gone"));
    } catch (IOException e) {
      begun.completeExceptionally(e);
    }
  }

  /**
   * Begins to.
   *
   * @param number the device's, {@code 253:0}
   * @throws IOException if it cannot be watched; the message says why
   */
  static Watching of(FileAccess files, String number) throws IOException, InterruptedException {
    Watching watching = new Watching(files, number);
    watching.thread.start();
    try {
      watching.begun.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return watching;
    } catch (ExecutionException e) {
      if (watching.tracker.mark().isKnown()) {
        return watching; // somebody else does it
      }
      throw e.getCause() instanceof IOException known ? known : new IOException(e);
    } catch (TimeoutException e) {
      watching.close();
      throw new IOException("its events do not come", e);
    }
  }

  /** What it knows. */
  Optional<ChangeTracker> tracker() {
    return Optional.of(tracker);
  }

  @Override
  public void close() {
    ended = true;
  }
}
