package fieldkit.blocksync.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import fieldkit.blocksync.farend.AgentFuzz;
import fieldkit.blocksync.farend.BannerFuzz;
import fieldkit.blocksync.protocol.FrameFuzz;
import fieldkit.blocksync.state.StateFuzz;
import fieldkit.blocksync.state.changes.RangesFuzz;
import fieldkit.blocksync.state.trace.TraceFuzz;
import fieldkit.blocksync.testing.FuzzTarget;
import fieldkit.blocksync.testing.Programs;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * All that reads what somebody else wrote is given what nobody should have written: it says so by
 * the exceptions that are declared, in time, and in little memory.
 *
 * <p>{@code -Dfieldkit.fuzz.seconds=3600} takes longer; {@code -Dfieldkit.fuzz.seed=N} does again
 * the one that failed.
 */
@EnabledOnOs(OS.LINUX)
class FuzzIT {
  private static final int SECONDS = Integer.getInteger("fieldkit.fuzz.seconds", 60);
  private static final @Nullable Long ONLY = Long.getLong("fieldkit.fuzz.seed");
  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final long MOST_BYTES = 64L << 20;

  @TempDir private Path folder;

  /** What reads, and how much of the time it gets. */
  enum Reader {
    FRAMES(10) {
      @Override
      FuzzTarget in(Path folder) {
        return new FrameFuzz();
      }
    },
    SESSIONS(40) {
      @Override
      FuzzTarget in(Path folder) {
        return new SessionFuzz(folder);
      }
    },
    AGENT(25) {
      @Override
      FuzzTarget in(Path folder) {
        Programs.assumeThere("python3");
        return new AgentFuzz(folder);
      }
    },
    BANNERS(5) {
      @Override
      FuzzTarget in(Path folder) {
        return new BannerFuzz();
      }
    },
    STATE(8) {
      @Override
      FuzzTarget in(Path folder) {
        return new StateFuzz(folder);
      }
    },
    RANGES(3) {
      @Override
      FuzzTarget in(Path folder) {
        return new RangesFuzz();
      }
    },
    EVENTS(4) {
      @Override
      FuzzTarget in(Path folder) {
        return new TraceFuzz();
      }
    },
    OLD_DATA(5) {
      @Override
      FuzzTarget in(Path folder) {
        return new SavedFuzz(folder);
      }
    };

    private final int percent;

    Reader(int percent) {
      this.percent = percent;
    }

    abstract FuzzTarget in(Path folder);
  }

  @ParameterizedTest
  @EnumSource
  void copesWithAnything(Reader reader, TestReporter reporter) throws Exception {
    Path own = inMemory(reader);
    try {
      FuzzTarget target = reader.in(own);
      long seed = ONLY == null ? System.nanoTime() : ONLY;
      long end = System.nanoTime() + SECONDS * 10_000_000L * reader.percent;
      long begin = seed;
      do {
        check(target, seed++);
      } while (ONLY == null && System.nanoTime() < end);
      reporter.publishEntry(
          reader.name(), "%d cases from seed %d on".formatted(seed - begin, begin));
    } finally {
      remove(own);
    }
  }

  private Path inMemory(Reader reader) throws IOException {
    Path shared = Path.of("/dev/shm");
    return Files.createTempDirectory(Files.isWritable(shared) ? shared : folder, reader.name());
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }

  private static void check(FuzzTarget target, long seed) throws InterruptedException {
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Thread thread =
        Thread.ofPlatform().daemon().name("fuzz").start(() -> failure.set(run(target, seed)));
    assertThat(thread.join(LIMIT)).as("-Dfieldkit.fuzz.seed=%d does not end", seed).isTrue();
    Throwable wrong = failure.get();
    if (wrong != null) {
      throw new AssertionError(
          "-Dfieldkit.fuzz.seed=%d: %s".formatted(seed, wrong.getMessage()), wrong);
    }
  }

  private static @Nullable Throwable run(FuzzTarget target, long seed) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    try {
      target.once(new SplittableRandom(seed));
    } catch (Throwable e) {
      return e;
    }
    long taken = threads.getCurrentThreadAllocatedBytes() - before;
    return taken > MOST_BYTES ? new AssertionError("it took %d bytes".formatted(taken)) : null;
  }
}
