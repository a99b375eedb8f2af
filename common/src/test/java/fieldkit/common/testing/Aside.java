package fieldkit.common.testing;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Something done meanwhile, by a thread of its own. */
public final class Aside<T> {
  private static final int PATIENCE_SECONDS = 30;

  private final FutureTask<T> task;

  private Aside(Callable<T> action) {
    this.task = new FutureTask<>(action);
  }

  /** Begins it. */
  public static <T> Aside<T> run(Callable<T> action) {
    Aside<T> aside = new Aside<>(action);
    Thread _ = Thread.ofPlatform().daemon().name("aside").start(aside.task);
    return aside;
  }

  /** Waits for its end, and passes on what came out. */
  public T get() throws IOException {
    try {
      return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new AssertionError("failed aside", e);
    } catch (TimeoutException e) {
      throw new AssertionError("not done in %d seconds".formatted(PATIENCE_SECONDS), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
