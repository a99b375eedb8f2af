package fieldkit.blocksync.faults;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A thread, and how it ends. */
final class Ending {
  private final String name;
  private @Nullable Thread thread;
  private volatile @Nullable Exception failure;
  private volatile @Nullable Throwable defect;

  Ending(String name) {
    this.name = name;
  }

  void start(Pair.Work work) {
    thread = Thread.ofPlatform().daemon().name(name).start(() -> run(work));
  }

  private void run(Pair.Work work) {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      defect = e;
    } catch (Exception e) {
      failure = e;
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof RuntimeException || cause instanceof Error) {
          defect = e;
        }
      }
    }
  }

  /** Whether it is over within some milliseconds. */
  boolean isOver(long millis) throws InterruptedException {
    Thread worker = thread;
    return worker == null || worker.join(Duration.ofMillis(millis));
  }

  /** Waits for it; null if it ended well. */
  @Nullable Exception await(long millis) throws InterruptedException {
    if (!isOver(millis)) {
      throw new AssertionError("the %s does not end: %s".formatted(name, stack()));
    }
    Throwable wrong = defect;
    if (wrong != null) {
      throw new AssertionError(
          "the %s failed in a way that is not declared".formatted(name), wrong);
    }
    return failure;
  }

  /** Where it is. */
  String stack() {
    Thread worker = thread;
    return worker == null
        ? ""
        : Stream.of(worker.getStackTrace())
            .map(Object::toString)
            .filter(each -> each.contains("fieldkit"))
            .limit(8)
            .collect(Collectors.joining("\n  "));
  }
}
