package fieldkit.dupes.compare;

import fieldkit.dupes.compare.Partition.EqualClass;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Finds the equal ones among files of one size, reading all of them side by side.
 *
 * <p>All files of a set take the same way through a {@link ReadPlan}. After each stage the set
 * falls into classes of files that were equal so far; a file that is alone is read no further,
 * every other class goes on by itself. What is still together at the end of the plan is equal in
 * every byte.
 *
 * <p>One comparison serves one thread; memory and open files are bounded whatever the set's size.
 *
 * @param <C> the candidates' type
 */
public final class Comparison<C extends Candidate> {
  private final Workspace workspace;
  private final ReadPolicy policy;
  private final DescriptorBudget descriptors;
  private final ReadCounters counters;
  private final Outcome<C> outcome;
  private final BooleanSupplier stopped;

  /**
   * @param workspace this thread's memory for blocks
   * @param descriptors shared by all threads
   * @param counters shared by all threads
   * @param stopped whether to give up soon; what is certain has been told by then
   */
  public Comparison(
      Workspace workspace,
      ReadPolicy policy,
      DescriptorBudget descriptors,
      ReadCounters counters,
      Outcome<C> outcome,
      BooleanSupplier stopped) {
    this.workspace = workspace;
    this.policy = policy.limitedTo(workspace.longestStage());
    this.descriptors = descriptors;
    this.counters = counters;
    this.outcome = outcome;
    this.stopped = stopped;
  }

  /** Files that were equal in everything before the cursor. */
  private record Pending<C extends Candidate>(List<Member<C>> members, ReadPlan.Cursor cursor) {}

  /** Compares files of {@code size} bytes each and tells the outcome. */
  public void compare(long size, List<C> candidates) {
    ReadPlan plan = new ReadPlan(size, policy);
    List<Member<C>> members = new ArrayList<>(candidates.size());
    for (C candidate : candidates) {
      members.add(new Member<>(candidate, descriptors, counters));
    }
    Settlement settlement = new Settlement(size, candidates.size());
    Deque<Pending<C>> pending = new ArrayDeque<>();
    pending.push(new Pending<>(members, plan.start()));
    try {
      while (!pending.isEmpty() && !stopped.getAsBoolean()) {
        advance(plan, pending, settlement);
      }
    } finally {
      pending.forEach(set -> closeAll(set.members()));
    }
    settlement.finish();
  }

  private void advance(ReadPlan plan, Deque<Pending<C>> pending, Settlement settlement) {
    Pending<C> set = pending.pop();
    if (!isWanted(set.members())) {
      closeAll(set.members());
      return;
    }
    List<Member<C>> members = set.members();
    ReadPlan.Cursor cursor = set.cursor();
    if (plan.areProbesDone(cursor)) {
      if (cursor.position() == 0 && settlement.size >= policy.storageFrom()) {
        members = joinSameStorage(members);
        if (!isWanted(members)) { // some may have been dropped
          closeAll(members);
          return;
        }
      }
      cursor = plan.skipTo(cursor, commonZerosEnd(members, cursor.position()));
    }
    Stage stage = members.size() == 1 ? null : plan.next(cursor);
    if (stage == null) {
      closeAll(members);
      outcome.equal(members.stream().map(Member::proven).toList());
      return;
    }
    Partition<C> partition = split(members, stage);
    settlement.read((long) stage.length() * members.size());
    ReadPlan.Cursor after = plan.after(cursor, stage);
    for (EqualClass<C> part : partition.classes()) {
      pending.push(new Pending<>(part.members(), after));
    }
  }

  private Partition<C> split(List<Member<C>> members, Stage stage) {
    Partition<C> partition = new Partition<>(workspace, counters, this::drop, stage);
    for (int i = 0; i < members.size(); i++) {
      if (stopped.getAsBoolean()) {
        closeAll(members);
        return new Partition<>(workspace, counters, this::drop, stage);
      }
      partition.add(members.get(i));
    }
    return partition;
  }

  private void drop(Member<C> member, IOException why) {
    member.close();
    List<C> lost = new ArrayList<>();
    member.addTo(lost);
    for (C candidate : lost) {
      outcome.dropped(candidate, why);
    }
  }

  private boolean isWanted(List<Member<C>> members) {
    return !members.isEmpty() && outcome.isWanted(candidates(members));
  }

  private static <C extends Candidate> List<C> candidates(List<Member<C>> members) {
    List<C> candidates = new ArrayList<>(members.size());
    for (Member<C> member : members) {
      member.addTo(candidates);
    }
    return candidates;
  }

  /** Members whose bytes lie in the same storage become one, which is then read for all of them. */
  private List<Member<C>> joinSameStorage(List<Member<C>> members) {
    Map<Object, Member<C>> byStorage = new HashMap<>();
    List<Member<C>> distinct = new ArrayList<>(members.size());
    for (Member<C> member : members) {
      try {
        Optional<Object> storage = member.use(Content::storage);
        Member<C> known = storage.isEmpty() ? null : byStorage.putIfAbsent(storage.get(), member);
        if (known == null) {
          distinct.add(member);
        } else {
          known.absorb(member);
        }
      } catch (IOException e) {
        drop(member, e);
      }
    }
    return distinct;
  }

  /** Where the zeros end that all members are known to have from {@code position} on. */
  private long commonZerosEnd(List<Member<C>> members, long position) {
    long end = Long.MAX_VALUE;
    for (Member<C> member : members) {
      try {
        end = Math.min(end, member.use(content -> content.nextData(position)));
      } catch (IOException e) {
        return position; // reading it will say what is wrong
      }
      if (end <= position) {
        return position;
      }
    }
    return end;
  }

  private static void closeAll(List<? extends Member<?>> members) {
    members.forEach(Member::close);
  }

  /** Tells the outcome how much of one set is settled, in all exactly size times count. */
  private final class Settlement {
    private final long size;
    private long open;

    Settlement(long size, int count) {
      this.size = size;
      this.open = Math.multiplyExact(size, (long) count);
    }

    void read(long bytes) {
      long settled = Math.min(open, bytes);
      open -= settled;
      outcome.settled(settled);
    }

    void finish() {
      outcome.settled(open);
      open = 0;
    }
  }
}
