package fieldkit.newpost.sri;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Does the same to many things with a few threads; the results are in the things' order. */
final class Workers<T, R> {
  private static final int MOST_THREADS = 8;
  private static final int ENOUGH_FOR_ANOTHER = 16;

  private final List<T> things;
  private final Supplier<Function<T, R>> work;
  private final boolean waiting;
  private final BooleanSupplier stopped;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final List<@Nullable R> results;

  /**
   * Work to be done.
   *
   * @param work makes what one thread uses for all its things
   * @param waiting whether it waits for the disk about as long as it computes
   */
  Workers(List<T> things, Supplier<Function<T, R>> work, boolean waiting, BooleanSupplier stopped) {
    this.things = things;
    this.work = work;
    this.waiting = waiting;
    this.stopped = stopped;
    this.results = new ArrayList<>(Collections.nCopies(things.size(), null));
  }

  /** How many things are done. */
  int done() {
    return done.get();
  }

  /** Does it all, or until it is stopped; what a thread throws is thrown here. */
  List<R> run() {
    int processors = Runtime.getRuntime().availableProcessors() * (waiting ? 2 : 1);
    int useful = Math.max(1, things.size() / ENOUGH_FOR_ANOTHER);
    int threads = Math.min(useful, Math.min(processors, MOST_THREADS));
    List<Thread> others = new ArrayList<>();
    for (int i = 1; i < threads; i++) {
      others.add(Thread.ofPlatform().daemon().name("sri-" + i).start(this::loop));
    }
    loop();
    others.forEach(Workers::await);
    Throwable thrown = failure.get();
    if (thrown instanceof RuntimeException e) {
      throw e;
    }
    if (thrown instanceof Error e) {
      throw e;
    }
    return results.stream().filter(Objects::nonNull).map(Objects::requireNonNull).toList();
  }

  private void loop() {
    try {
      Function<T, R> own = work.get();
      for (int i = next.getAndIncrement(); i < things.size(); i = next.getAndIncrement()) {
        if (stopped.getAsBoolean() || failure.get() != null) {
          return;
        }
        results.set(i, own.apply(things.get(i))); // each place is one thread's
        int _ = done.incrementAndGet();
      }
    } catch (RuntimeException | Error e) {
      boolean _ = failure.compareAndSet(null, e);
    }
  }

  private static void await(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
