package fieldkit.dupes.compare;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.common.io.AlignedBuffers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Random sets of files against an oracle that compares all pairs. */
class ComparisonPropertyTest {
  private static final int SEEDS = 4000;

  @Test
  void everyGroupIsFoundAndNoWrongOne() {
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      for (int seed = 0; seed < SEEDS; seed++) {
        new Round(seed, threads).check();
      }
    }
  }

  /** One random set, policy and limits. */
  private static final class Round implements Outcome<MemoryFile> {
    private final int seed;
    private final SplittableRandom random;
    private final AtomicInteger openNow = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();
    private final List<MemoryFile> files = new ArrayList<>();
    private final List<Set<Integer>> found = new ArrayList<>();
    private final Set<Integer> dropped = new TreeSet<>();
    private final int size;
    private final int descriptors;
    private final int memory;
    private final int largeFrom;
    private final ExecutorService threads;
    private final ReadPolicy policy;
    private long settled;

    Round(int seed, ExecutorService threads) {
      this.threads = threads;
      this.seed = seed;
      this.random = new SplittableRandom(seed);
      this.policy = policy();
      this.size = size();
      this.descriptors = random.nextInt(4);
      this.largeFrom = random.nextBoolean() ? 0 : 3 + random.nextInt(8);
      this.memory = random.nextBoolean() ? 1 << 20 : 48 + random.nextInt(400);
      makeFiles();
    }

    private ReadPolicy policy() {
      int probe = 1 + random.nextInt(32);
      int first = 1 + random.nextInt(64);
      return new ReadPolicy(
          probe,
          random.nextInt(40),
          random.nextInt(200),
          random.nextBoolean() ? 300 : 40_000,
          first,
          first + random.nextInt(500),
          random.nextBoolean() ? 0 : 1 << 30);
    }

    /** Often at the edges of the plan. */
    private int size() {
      int edge =
          switch (random.nextInt(6)) {
            case 0 -> policy.wholeUpTo();
            case 1 -> 2 * policy.probe();
            case 2 -> policy.tailWithHeadUpTo();
            case 3 -> policy.innerFrom() > 1000 ? 8 * 4096 : 300;
            case 4 -> policy.firstBlock() + 2 * policy.probe();
            default -> random.nextInt(3000);
          };
      return Math.max(0, edge + random.nextInt(3) - 1);
    }

    private void makeFiles() {
      int count = 1 + random.nextInt(random.nextInt(8) == 0 ? 60 : 8);
      List<byte[]> contents = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        byte[] bytes = content(contents);
        contents.add(bytes);
        MemoryFile file = new MemoryFile(i, bytes, openNow, mostOpen);
        if (random.nextInt(30) == 0) {
          file.failAfter(random.nextInt(4));
        }
        if (random.nextInt(3) == 0) {
          file.knowHoles();
        }
        files.add(file);
      }
      shareStorage();
    }

    /** A copy of an earlier file, a copy with one byte changed, or something new. */
    private byte[] content(List<byte[]> contents) {
      if (contents.isEmpty() || random.nextInt(10) == 0) {
        byte[] bytes = new byte[size];
        if (random.nextBoolean()) {
          random.nextBytes(bytes);
        }
        return bytes;
      }
      byte[] bytes = contents.get(random.nextInt(contents.size())).clone();
      if (size > 0 && random.nextInt(5) < 2) {
        bytes[random.nextBoolean() ? random.nextInt(size) : size - 1] ^=
            (byte) (1 << random.nextInt(8));
      }
      return bytes;
    }

    private void shareStorage() {
      for (MemoryFile file : files) {
        if (random.nextInt(4) == 0) {
          file.storeAt(new String(file.bytes, java.nio.charset.StandardCharsets.ISO_8859_1));
        }
      }
    }

    void check() {
      ReadCounters counters = new ReadCounters();
      compare(counters);

      assertThat(sorted(found)).as("groups, seed %d", seed).isEqualTo(sorted(oracle()));
      assertThat(dropped)
          .as("only broken files are dropped, seed %d", seed)
          .allMatch(number -> files.get(number).dependsOnABrokenOne(files));
      assertThat(openNow.get()).as("left open, seed %d", seed).isZero();
      assertThat(mostOpen.get())
          .as("open at once, seed %d", seed)
          .isLessThanOrEqualTo(descriptors + (largeFrom == 0 ? 1 : 3));
      assertThat(settled).as("settled bytes, seed %d", seed).isEqualTo((long) size * files.size());
      long bytesRead = files.stream().mapToLong(file -> file.bytesRead).sum();
      long again = files.stream().mapToLong(file -> file.bytesReadAgain).sum();
      if (memory == 1 << 20) {
        assertThat(again).as("bytes read again, seed %d", seed).isZero();
      }
      if (dropped.isEmpty()) {
        assertThat(counters.bytesReadAgain()).as("counted again, seed %d", seed).isEqualTo(again);
        assertThat(counters.totalBytes()).as("counted bytes, seed %d", seed).isEqualTo(bytesRead);
      }
    }

    /** Alone, or large sets with several threads first and what is left of them alone. */
    private void compare(ReadCounters counters) {
      AlignedBuffers buffers = new AlignedBuffers(3L * memory);
      Workspace workspace = new Workspace(buffers, memory);
      Splitter splitter =
          largeFrom == 0
              ? Splitter.alone(workspace, threads)
              : Splitter.shared(
                  List.of(
                      workspace, new Workspace(buffers, memory), new Workspace(buffers, memory)),
                  threads,
                  largeFrom);
      Comparison<MemoryFile> comparison =
          new Comparison<>(
              splitter, policy, new DescriptorBudget(descriptors), counters, this, () -> false);
      List<EqualSoFar<MemoryFile>> rest = new ArrayList<>();
      comparison.compare(comparison.begin(size, files), largeFrom, rest::add);
      rest.forEach(comparison::finish);
    }

    /** What a comparison of all pairs finds, without the files that were dropped. */
    private List<Set<Integer>> oracle() {
      List<Set<Integer>> groups = new ArrayList<>();
      Set<Integer> done = new TreeSet<>(dropped);
      for (MemoryFile file : files) {
        if (done.contains(file.number)) {
          continue;
        }
        Set<Integer> group = new TreeSet<>();
        for (MemoryFile other : files) {
          if (!done.contains(other.number) && file.hasSameBytes(other)) {
            group.add(other.number);
          }
        }
        done.addAll(group);
        if (group.size() > 1) {
          groups.add(group);
        }
      }
      return groups;
    }

    private static List<Set<Integer>> sorted(List<Set<Integer>> groups) {
      return groups.stream()
          .sorted(Comparator.comparing(group -> group.iterator().next()))
          .toList();
    }

    @Override
    public boolean isWanted(List<MemoryFile> candidates) {
      return candidates.size() > 1;
    }

    @Override
    public void equal(List<Proven<MemoryFile>> candidates) {
      Set<Integer> group = new TreeSet<>();
      for (Proven<MemoryFile> proven : candidates) {
        group.add(proven.read().number);
        proven.sameStorage().forEach(file -> group.add(file.number));
      }
      found.add(group);
    }

    @Override
    public synchronized void dropped(MemoryFile candidate, IOException why) {
      dropped.add(candidate.number);
    }

    @Override
    public synchronized void settled(long bytes) {
      settled += bytes;
    }
  }
}
