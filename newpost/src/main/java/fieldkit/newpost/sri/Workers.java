package fieldkit.newpost.sri;

import fieldkit.newpost.sri.disk.Page;
import fieldkit.newpost.sri.page.PageResult;
import fieldkit.newpost.sri.page.PageWork;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Works on many pages with a few threads; the results are in the pages' order. */
final class Workers {
  private static final int MOST_THREADS = 8;
  private static final int ENOUGH_FOR_ANOTHER = 16;

  private final List<Page> pages;
  private final Supplier<PageWork> work;
  private final boolean waiting;
  private final BooleanSupplier stopped;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final List<@Nullable PageResult> results;

  /**
   * Work to be done.
   *
   * @param work makes what one thread uses for all its pages
   * @param waiting whether it waits for the disk about as long as it computes
   */
  Workers(List<Page> pages, Supplier<PageWork> work, boolean waiting, BooleanSupplier stopped) {
    this.pages = pages;
    this.work = work;
    this.waiting = waiting;
    this.stopped = stopped;
    this.results = new ArrayList<>(Collections.nCopies(pages.size(), null));
  }

  /** How many pages are done. */
  int done() {
    return done.get();
  }

  /** Does it all, or until it is stopped; what a thread throws is thrown here. */
  List<PageResult> run() {
    int processors = Runtime.getRuntime().availableProcessors() * (waiting ? 2 : 1);
    int useful = Math.max(1, pages.size() / ENOUGH_FOR_ANOTHER);
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
    try (PageWork own = work.get()) {
      for (int i = next.getAndIncrement(); i < pages.size(); i = next.getAndIncrement()) {
        if (stopped.getAsBoolean() || failure.get() != null) {
          return; // what is not finished is given up
        }
        int place = i;
        own.work(pages.get(i), result -> finished(place, result));
      }
      own.finish();
    } catch (RuntimeException | Error e) {
      boolean _ = failure.compareAndSet(null, e);
    }
  }

  private void finished(int place, PageResult result) {
    PageResult _ = results.set(place, result); // each place is one thread's
    int _ = done.incrementAndGet();
  }

  private static void await(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
