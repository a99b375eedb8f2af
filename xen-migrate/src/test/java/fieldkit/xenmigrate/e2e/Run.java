package fieldkit.xenmigrate.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** A run of the tool. */
final class Run implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Executor OWN_THREADS = Thread::startVirtualThread;

  private final Process process;
  private final CompletableFuture<String> out;
  private final CompletableFuture<String> err;

  Run(Process process) {
    this.process = process;
    this.out = CompletableFuture.supplyAsync(() -> text(process.getInputStream()), OWN_THREADS);
    this.err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()), OWN_THREADS);
  }

  private static String text(InputStream in) {
    try (in) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As kill -9. */
  void kill() {
    boolean _ = process.toHandle().destroyForcibly(); // by its handle: what it printed can be read
  }

  /** As kill does. */
  void terminate() {
    boolean _ = process.toHandle().destroy();
  }

  Ended ended() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("it did not end within " + PATIENCE);
    }
    return new Ended(process.exitValue(), out.join(), err.join());
  }

  @Override
  public void close() {
    Process _ = process.destroyForcibly();
  }
}
