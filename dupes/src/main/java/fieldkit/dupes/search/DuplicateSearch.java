package fieldkit.dupes.search;

import fieldkit.common.io.AlignedBuffers;
import fieldkit.common.io.FileAccess;
import fieldkit.dupes.compare.Comparison;
import fieldkit.dupes.compare.DescriptorBudget;
import fieldkit.dupes.compare.ReadCounters;
import fieldkit.dupes.compare.ReadPolicy;
import fieldkit.dupes.compare.Workspace;
import fieldkit.dupes.scan.FileTable;
import fieldkit.dupes.scan.SizeGroups;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/** Finds the groups of equal files in a table. For one search. */
public final class DuplicateSearch {
  private final FileAccess files;
  private final FileTable table;
  private final MatchRules rules;
  private final SearchLimits limits;
  private final ObjIntConsumer<IOException> problems;
  private final BooleanSupplier stopped;
  private final ReadCounters counters = new ReadCounters();
  private final GroupCollector collector;
  private final SizeGroups sizes;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /**
   * @param problems told which file, by its number, is left out and why; from any thread
   * @param stopped whether to give up soon
   */
  public DuplicateSearch(
      FileAccess files,
      FileTable table,
      MatchRules rules,
      SearchLimits limits,
      ObjIntConsumer<IOException> problems,
      BooleanSupplier stopped) {
    this.files = files;
    this.table = table;
    this.rules = rules;
    this.limits = limits;
    this.problems = problems;
    this.stopped = stopped;
    this.collector = new GroupCollector(table, rules, problems);
    this.sizes = SizeGroups.of(table);
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
  public SearchResult run(ReadPolicy policy) {
    AtomicInteger next = new AtomicInteger(sizes.count());
    AlignedBuffers buffers = new AlignedBuffers(limits.memory());
    DescriptorBudget descriptors = new DescriptorBudget(limits.descriptors() - limits.threads());
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < limits.threads(); i++) {
      Workspace workspace = new Workspace(buffers, (int) (limits.memory() / limits.threads()));
      workers.add(
          Thread.ofPlatform()
              .name("compare-" + i)
              .start(() -> work(next, workspace, policy, descriptors)));
    }
    join(workers);
    List<DuplicateGroup> groups = collector.groups();
    if (rules.wantsSingles() && !stopped.getAsBoolean()) {
      groups.addAll(singles());
    }
    return new SearchResult(groups, !stopped.getAsBoolean(), sizes.count(), longest(), counters);
  }

  private void join(List<Thread> workers) {
    try {
      for (Thread worker : workers) {
        worker.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    switch (failure.get()) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    }
  }

  private void work(
      AtomicInteger next, Workspace workspace, ReadPolicy policy, DescriptorBudget descriptors) {
    try {
      int group;
      while ((group = next.decrementAndGet()) >= 0 && !isOver()) {
        compare(group, workspace, policy, descriptors);
      }
    } catch (RuntimeException | Error e) {
      boolean _ = failure.compareAndSet(null, e);
    }
  }

  private boolean isOver() {
    return stopped.getAsBoolean() || failure.get() != null;
  }

  private void compare(
      int group, Workspace workspace, ReadPolicy policy, DescriptorBudget descriptors) {
    long size = sizes.size(group);
    int[] sameSize = sizes.files(group);
    CandidateSets sets = new CandidateSets(files, table, rules, this::unreadable);
    int candidates = 0;
    for (List<FileCandidate> set : sets.of(sameSize)) {
      set.forEach(collector::furtherNames);
      candidates += set.size();
      new Comparison<>(
              workspace, policy, descriptors, counters, collector.outcome(size), this::isOver)
          .compare(size, set);
    }
    collector.settle(size * (sameSize.length - candidates));
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

  /** Every file that has no equal one, each as a group of its own. */
  private List<DuplicateGroup> singles() {
    List<DuplicateGroup> singles = new ArrayList<>();
    for (int file = 0; file < table.numbers(); file++) {
      if (!table.isRemoved(file) && collector.isSingle(file)) {
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
