package fieldkit.dupes.search;

import fieldkit.common.io.AlignedBuffers;
import fieldkit.common.io.FileAccess;
import fieldkit.dupes.cache.ContentCache;
import fieldkit.dupes.compare.Comparison;
import fieldkit.dupes.compare.DescriptorBudget;
import fieldkit.dupes.compare.EqualSoFar;
import fieldkit.dupes.compare.HeadSieve;
import fieldkit.dupes.compare.ReadCounters;
import fieldkit.dupes.compare.ReadPolicy;
import fieldkit.dupes.compare.Splitter;
import fieldkit.dupes.compare.Workspace;
import fieldkit.dupes.scan.FileTable;
import fieldkit.dupes.scan.SizeGroups;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/** Finds the groups of equal files in a table. For one search. */
public final class DuplicateSearch {
  /** Sets of this many files are worth sharing among threads. */
  private static final int LARGE_SET = 1000;

  private static final ReadPolicy SOLID_STATE = ReadPolicy.forSolidState();
  private static final ReadPolicy SPINNING = ReadPolicy.forSpinningDisks();

  private final FileAccess files;
  private final FileTable table;
  private final MatchRules rules;
  private final SearchLimits limits;
  private final ObjIntConsumer<IOException> problems;
  private final BooleanSupplier stopped;
  private final ReadCounters counters = new ReadCounters();
  private final GroupCollector collector;
  private final @Nullable CacheKeeper keeper;
  private final @Nullable CachedSets cachedSets;
  private final SizeGroups sizes;
  private final DescriptorBudget descriptors;
  private volatile boolean failed;
  private final AtomicInteger nextGroup;
  private final BitSet largeDone = new BitSet();
  private final Queue<Remainder> remainders = new ConcurrentLinkedQueue<>();

  /** A class that is no longer large. */
  private record Remainder(long size, EqualSoFar<FileCandidate> set) {}

  /**
   * @param problems told which file, by its number, is left out and why; from any thread
   * @param stopped whether to give up soon
   * @param cache what earlier runs know, to which this one adds; null for nothing
   */
  public DuplicateSearch(
      FileAccess files,
      FileTable table,
      MatchRules rules,
      SearchLimits limits,
      ObjIntConsumer<IOException> problems,
      BooleanSupplier stopped,
      @Nullable ContentCache cache) {
    this.files = files;
    this.table = table;
    this.rules = rules;
    this.limits = limits;
    this.problems = problems;
    this.stopped = stopped;
    this.keeper = cache == null ? null : new CacheKeeper(cache, rules);
    this.cachedSets = cache == null ? null : new CachedSets(files, table, cache);
    this.collector = new GroupCollector(table, rules, problems, keeper);
    this.sizes = SizeGroups.of(table);
    this.descriptors = new DescriptorBudget(limits.descriptors() - limits.threads());
    this.nextGroup = new AtomicInteger(sizes.count());
  }

  /** How many bytes have to be settled in all. */
  public long totalBytes() {
    long sum = 0;
    for (int group = 0; group < sizes.count(); group++) {
      sum += sizes.size(group) * sizes.length(group);
    }
    return sum;
  }

  /** How many bytes are settled so far. */
  public long settledBytes() {
    return collector.settledBytes();
  }

  /** Reads and compares what has to be. */
  public SearchResult run(DeviceKind device) {
    AlignedBuffers buffers = new AlignedBuffers(limits.memory());
    List<Workspace> workspaces = new ArrayList<>();
    for (int i = 0; i < limits.threads(); i++) {
      workspaces.add(new Workspace(buffers, (int) (limits.memory() / limits.threads())));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(limits.threads())) {
      if (device != DeviceKind.SPINNING) {
        compareLarge(workspaces, threads);
        compareOthers(workspaces, threads, device == DeviceKind.AUTO);
      }
      compareInDiskOrder(Splitter.alone(workspaces.getFirst(), threads));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
    if (keeper != null && !stopped.getAsBoolean()) {
      keeper.end(collector);
    }
    List<DuplicateGroup> groups = collector.groups();
    if (rules.wantsSingles() && !stopped.getAsBoolean()) {
      groups.addAll(singles());
    }
    return new SearchResult(groups, !stopped.getAsBoolean(), sizes.count(), longest(), counters);
  }

  /** Sets of very many files, one after the other, all threads reading the same set. */
  private void compareLarge(List<Workspace> workspaces, ExecutorService threads) {
    Splitter splitter = Splitter.shared(workspaces, threads, LARGE_SET);
    for (int group = sizes.count() - 1; group >= 0 && !isOver(); group--) {
      if (sizes.length(group) >= LARGE_SET) {
        largeDone.set(group);
        long size = sizes.size(group);
        Comparison<FileCandidate> comparison = comparison(SOLID_STATE, splitter, size);
        for (List<FileCandidate> set : candidates(size, sizes.files(group))) {
          comparison.compare(
              comparison.begin(size, set),
              LARGE_SET,
              rest -> remainders.add(new Remainder(size, rest)));
        }
      }
    }
  }

  /**
   * What is left of the large sets, and all others, each by one thread.
   *
   * @param measuring whether to stop when the device turns out to be a spinning disk
   */
  private void compareOthers(List<Workspace> workspaces, ExecutorService threads, boolean measuring)
      throws InterruptedException, ExecutionException {
    List<Future<?>> work = new ArrayList<>();
    for (Workspace workspace : workspaces) {
      Splitter splitter = Splitter.alone(workspace, threads);
      work.add(
          threads.submit(() -> {
            finishRemainders(splitter);
            while (!(measuring && counters.latency().isThatOfASpinningDisk())
                && finishNext(splitter)) {}
          }));
    }
    for (Future<?> part : work) {
      Object _ = part.get();
    }
  }

  private void finishRemainders(Splitter splitter) {
    Remainder rest;
    while ((rest = remainders.poll()) != null) {
      comparison(SOLID_STATE, splitter, rest.size()).finish(rest.set());
    }
  }

  private boolean finishNext(Splitter splitter) {
    int group = nextGroup.decrementAndGet();
    if (group < 0 || isOver()) {
      return false;
    }
    if (!largeDone.get(group)) {
      finish(SOLID_STATE, splitter, sizes.size(group), sizes.files(group));
    }
    return true;
  }

  /** Whatever has not been compared yet, by one thread that spares the disk's arm. */
  private void compareInDiskOrder(Splitter splitter) {
    List<SameSize> sets = new ArrayList<>();
    for (int group = 0; group < nextGroup.get(); group++) {
      if (largeDone.get(group)) {
        continue;
      }
      if (cachedSets != null && cachedSets.areAllKnown(sizes.files(group))) {
        finish(SPINNING, splitter, sizes.size(group), sizes.files(group)); // without reading
      } else {
        sets.add(new SameSize(sizes.size(group), 0, sizes.files(group)));
      }
    }
    HeadSieve sieve = new HeadSieve(SPINNING, counters);
    DiskOrder order = new DiskOrder(files, table, sieve, collector::settle, this::isOver);
    for (SameSize set : sets.isEmpty() ? sets : order.prepare(sets)) {
      if (!isOver()) {
        finish(SPINNING, splitter, set.size(), set.files());
      }
    }
  }

  private void finish(ReadPolicy policy, Splitter splitter, long size, int[] sameSize) {
    Comparison<FileCandidate> comparison = comparison(policy, splitter, size);
    for (List<FileCandidate> set : candidates(size, sameSize)) {
      comparison.finish(comparison.begin(size, set));
    }
  }

  private Comparison<FileCandidate> comparison(ReadPolicy policy, Splitter splitter, long size) {
    return new Comparison<>(
        splitter, policy, descriptors, counters, collector.outcome(size), this::isOver);
  }

  private boolean isOver() {
    return failed || stopped.getAsBoolean();
  }

  private Collection<List<FileCandidate>> candidates(long size, int[] sameSize) {
    Collection<List<FileCandidate>> sets =
        new CandidateSets(files, table, rules, this::unreadable).of(sameSize);
    int candidates = 0;
    for (List<FileCandidate> set : sets) {
      set.forEach(collector::furtherNames);
      candidates += set.size();
    }
    collector.settle(size * (sameSize.length - candidates));
    return cachedSets == null ? sets : lessTheKnown(size, sets, cachedSets);
  }

  private Collection<List<FileCandidate>> lessTheKnown(
      long size, Collection<List<FileCandidate>> sets, CachedSets known) {
    List<List<FileCandidate>> left = new ArrayList<>();
    for (List<FileCandidate> set : sets) {
      List<List<FileCandidate>> rest = known.of(set);
      if (keeper != null) {
        keeper.willCompare(set);
      }
      int count = rest.stream().mapToInt(List::size).sum();
      collector.settle(size * (set.size() - count));
      left.addAll(rest);
    }
    return left;
  }

  private void unreadable(IOException why, int file) {
    collector.lost(file);
    problems.accept(why, file);
  }

  private int longest() {
    int longest = 0;
    for (int group = 0; group < sizes.count(); group++) {
      longest = Math.max(longest, sizes.length(group));
    }
    return longest;
  }

  /** Every file that has no equal one and is no reference, each as a group of its own. */
  private List<DuplicateGroup> singles() {
    List<DuplicateGroup> singles = new ArrayList<>();
    for (int file = 0; file < table.numbers(); file++) {
      if (!table.isRemoved(file)
          && !rules.isReference(table.rank(file))
          && collector.isSingle(file)) {
        FileCandidate candidate = new FileCandidate(files, table, new int[] {file});
        Copy copy = candidate.verified((name, why) -> problems.accept(why, name));
        if (copy != null) {
          singles.add(new DuplicateGroup(table.size(file), List.of(copy), 1));
        }
      }
    }
    return singles;
  }
}
