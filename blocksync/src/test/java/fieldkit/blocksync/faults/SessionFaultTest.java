package fieldkit.blocksync.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import fieldkit.blocksync.protocol.LinkLostException;
import fieldkit.blocksync.region.Geometry;
import fieldkit.blocksync.session.SyncPlan;
import fieldkit.blocksync.testing.Similar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Whatever happens to a connection, to an end or to the target's power: no run says success unless
 * both ends are equal for good, nothing but the source's bytes is ever written, and the run after
 * the last fault makes both equal.
 *
 * <p>{@code -Dfieldkit.seeds=5000} tries more, {@code -Dfieldkit.seed=17} one.
 */
@EnabledOnOs(OS.LINUX)
class SessionFaultTest {
  private static final int SEEDS = Integer.getInteger("fieldkit.seeds", 300);
  private static final long ONLY = Long.getLong("fieldkit.seed", -1);
  private static final int AT_ONCE = 6; // most wait, for a disk or for somebody who is gone
  private static final int MOST_RUNS = 4;

  @Test
  void theRerunMakesBothEqualAndSuccessIsNeverSaidBefore() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<?>> all = new ArrayList<>();
      for (long seed = 0; seed < SEEDS; seed++) {
        long each = seed;
        if (ONLY < 0 || each == ONLY) {
          all.add(threads.submit(() -> check(each)));
        }
      }
      if (ONLY >= SEEDS) {
        all.add(threads.submit(() -> check(ONLY)));
      }
      List<Throwable> failures = new ArrayList<>();
      for (Future<?> each : all) {
        try {
          each.get();
        } catch (ExecutionException e) {
          failures.add(e.getCause());
        }
      }
      assertThat(failures).as("%d seeds", all.size()).isEmpty();
    }
  }

  private static void check(long seed) {
    try {
      Path folder = Files.createTempDirectory(memory(), "faults");
      try {
        check(new SplittableRandom(seed), folder);
      } finally {
        remove(folder);
      }
    } catch (Throwable e) {
      fail("-Dfieldkit.seed=%d: %s".formatted(seed, e.getMessage()), e);
    }
  }

  /** Where forcing a file costs nothing. */
  private static Path memory() {
    Path shared = Path.of("/dev/shm");
    return Files.isWritable(shared) ? shared : Path.of(System.getProperty("java.io.tmpdir"));
  }

  private static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | RuntimeException leftThere) {
      // it is a folder for what may be left there
    }
  }

  private static void check(SplittableRandom random, Path folder) throws Exception {
    int size = 1 + random.nextInt(1 << random.nextInt(9, 22));
    Similar.Pair contents = Similar.pair(random, size);
    if (random.nextInt(3) == 0) {
      spread(random, contents);
    }
    int more = random.nextInt(4) == 0 ? random.nextInt(20_000) : 0;
    byte[] there = Arrays.copyOf(contents.target(), size + more);
    Arrays.fill(there, size, size + more, (byte) 0x5A);
    Disk source = new Disk("source", contents.source(), random.nextBoolean());
    Disk target = new Disk("target", there, random.nextBoolean());
    source.expect(null);
    if (random.nextBoolean()) {
      target.sleeps(random.nextBoolean() ? 1 : 1 + random.nextInt(30));
    }
    Pair pair = new Pair(folder, habits(random), source, target);
    for (int run = random.nextInt(1, MOST_RUNS + 1); run > 0; run--) {
      Fault fault = fault(random, size);
      Pair.Outcome _ = run(pair, fault, random, size);
      meddle(random, pair, size);
    }
    Pair.Outcome last = run(pair, new Fault(Fault.Kind.NONE, 0, true, 0, 0), random, size);
    if (last.failure() != null) {
      throw new AssertionError("the run after the last fault failed, " + pair, last.failure());
    }
  }

  /** Differences everywhere, so that equal regions and others take turns. */
  private static void spread(SplittableRandom random, Similar.Pair contents) {
    byte[] source = contents.source();
    System.arraycopy(contents.target(), 0, source, 0, source.length);
    int oneIn = random.nextInt(2, 6);
    for (int at = 0; at < source.length; at += Geometry.PAGE) {
      if (random.nextInt(oneIn) == 0) {
        source[at]++;
      }
    }
  }

  private static Pair.Habits habits(SplittableRandom random) {
    int block = Geometry.PAGE << (random.nextBoolean() ? 0 : random.nextInt(5));
    return new Pair.Habits(
        random.nextBoolean(),
        block,
        random.nextInt(4) == 0 ? "sha256" : "xxh3",
        random.nextBoolean(),
        random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0,
        random.nextInt(5) > 0,
        random.nextInt(4) == 0 ? SyncPlan.Verify.WRITTEN : SyncPlan.Verify.NOTHING,
        random.nextBoolean() ? 1L << 30 : (long) block << random.nextInt(4),
        1 << random.nextInt(9, 18));
  }

  private static Fault fault(SplittableRandom random, int size) {
    Fault.Kind[] kinds = Fault.Kind.values();
    Fault.Kind kind = kinds[random.nextInt(kinds.length)];
    if (kind == Fault.Kind.STALL && random.nextInt(4) > 0) {
      kind = Fault.Kind.CUT; // it takes seconds until one is noticed
    }
    boolean up = random.nextBoolean();
    long at =
        random.nextBoolean()
            ? random.nextInt(1 << random.nextInt(1, 20))
            : random.nextInt(2000 + size + size / 8);
    int lane = random.nextInt(3) == 0 ? random.nextInt(3) : 0;
    return new Fault(kind, lane, up, at, 1 + random.nextInt(1 << random.nextInt(1, 12)));
  }

  private static Pair.Outcome run(Pair pair, Fault fault, SplittableRandom random, int size)
      throws Exception {
    byte[] wanted = pair.source.content();
    byte[] behind = Arrays.copyOfRange(pair.target.content(), size, pair.target.content().length);
    pair.target.expect(wanted);
    Pair.Outcome outcome = pair.run(fault, random);
    String what = "%s, %s".formatted(fault, pair);
    assertThat(outcome.unnoticed()).as("a stalled connection goes unnoticed, %s", what).isEmpty();
    assertThat(pair.target.violation()).as("written by mistake, %s", what).isEmpty();
    assertThat(pair.source.violation()).as("written to the source, %s", what).isEmpty();
    byte[] now = pair.target.durable();
    assertThat(Arrays.copyOfRange(now, size, now.length)).as(what).isEqualTo(behind);
    assertThat(pair.target.written())
        .as("more than everything, %s", what)
        .isLessThanOrEqualTo(size);
    if (outcome.isSuccess()) {
      assertThat(Arrays.mismatch(wanted, 0, size, now, 0, size))
          .as("success is said but they differ, %s", what)
          .isEqualTo(-1);
    } else if (!outcome.happened() && !isTooLate(outcome.failure())) {
      throw new AssertionError("failed although nothing happened, " + what, outcome.failure());
    }
    return outcome;
  }

  /** A busy machine may be slower than the little patience that the ends have here. */
  private static boolean isTooLate(@Nullable Exception failure) {
    return failure instanceof LinkLostException lost
        && lost.toString().contains("nothing was heard");
  }

  /** What happens between two runs. */
  private static void meddle(SplittableRandom random, Pair pair, int size) throws IOException {
    switch (random.nextInt(12)) {
      case 0 -> {
        byte[] changed = pair.source.content();
        Similar.scatter(random, changed, 1 + random.nextInt(4), 100);
        pair.source.change(changed);
      }
      case 1 -> {
        byte[] changed = pair.target.content();
        byte[] part = Arrays.copyOf(changed, size);
        Similar.scatter(random, part, 1 + random.nextInt(4), 100);
        System.arraycopy(part, 0, changed, 0, size);
        pair.target.change(changed);
      }
      case 2 -> pair.forget();
      case 3 -> pair.target.crash(random);
      default -> {}
    }
  }
}
