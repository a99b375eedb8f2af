package fieldkit.dupes.compare;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
  private final Splitter splitter;
  private final ReadPolicy policy;
  private final DescriptorBudget descriptors;
  private final ReadCounters counters;
  private final Outcome<C> outcome;
  private final BooleanSupplier stopped;

  /**
   * @param splitter with this comparison's memory for blocks
   * @param descriptors shared by all threads
   * @param counters shared by all threads
   * @param stopped whether to give up soon; what is certain has been told by then
   */
  public Comparison(
      Splitter splitter,
      ReadPolicy policy,
      DescriptorBudget descriptors,
      ReadCounters counters,
      Outcome<C> outcome,
      BooleanSupplier stopped) {
    this.splitter = splitter;
    this.policy = policy.limitedTo(splitter.longestStage());
    this.descriptors = descriptors;
    this.counters = counters;
    this.outcome = outcome;
    this.stopped = stopped;
  }

  /** A set of files of {@code size} bytes each, none of which has been looked at. */
  public EqualSoFar<C> begin(long size, List<C> candidates) {
    ReadPlan plan = new ReadPlan(size, policy);
    List<Member<C>> members = new ArrayList<>(candidates.size());
    for (C candidate : candidates) {
      members.add(new Member<>(candidate, descriptors, counters));
    }
    return new EqualSoFar<>(plan, members, plan.start());
  }

  /** Compares a set to its end and tells the outcome. */
  public void finish(EqualSoFar<C> set) {
    compare(set, 0, EqualSoFar::close);
  }

  /**
   * Compares a set as long as it is large.
   *
   * @param smallest the fewest files a class must have to be compared further here
   * @param smaller takes the other classes
   */
  public void compare(EqualSoFar<C> set, int smallest, Consumer<EqualSoFar<C>> smaller) {
    Deque<EqualSoFar<C>> pending = new ArrayDeque<>();
    pending.push(set);
    try {
      while (!pending.isEmpty() && !stopped.getAsBoolean()) {
        EqualSoFar<C> next = pending.pop();
        if (next.count() < smallest) {
          smaller.accept(next);
        } else {
          advance(next, pending);
        }
      }
    } finally {
      pending.forEach(EqualSoFar::close);
    }
  }

  private void advance(EqualSoFar<C> set, Deque<EqualSoFar<C>> pending) {
    if (!isWanted(set.members())) {
      end(set);
      return;
    }
    EqualSoFar<C> prepared = prepared(set);
    if (prepared == null) {
      return;
    }
    Stage stage = prepared.count() == 1 ? null : prepared.plan().next(prepared.cursor());
    if (stage == null) {
      end(prepared);
      outcome.equal(prepared.members().stream().map(Member::proven).toList());
      return;
    }
    List<EqualClass<C>> classes = split(prepared, stage);
    if (stopped.getAsBoolean()) {
      prepared.close(); // some of the files were not looked at
      return;
    }
    ReadPlan.Cursor after = prepared.plan().after(prepared.cursor(), stage);
    for (EqualClass<C> part : classes) {
      if (part.members().size() == 1 && !isWanted(part.members())) {
        part.members().getFirst().close(); // most files end here
        outcome.settled(prepared.plan().size() - after.seen());
      } else {
        pending.push(new EqualSoFar<>(prepared.plan(), part.members(), after));
      }
    }
  }

  /** The set before its next stage, less what need not be read; null if nothing is left to do. */
  private @Nullable EqualSoFar<C> prepared(EqualSoFar<C> set) {
    ReadPlan plan = set.plan();
    ReadPlan.Cursor cursor = set.cursor();
    if (!plan.areProbesDone(cursor)) {
      return set;
    }
    EqualSoFar<C> prepared = set;
    if (cursor.position() == 0 && plan.size() >= policy.storageFrom()) {
      prepared = new EqualSoFar<>(plan, joinSameStorage(set), cursor);
      if (!isWanted(prepared.members())) { // some may have been dropped
        end(prepared);
        return null;
      }
    }
    long zerosEnd = commonZerosEnd(prepared.members(), cursor.position());
    return new EqualSoFar<>(plan, prepared.members(), plan.skipTo(cursor, zerosEnd));
  }

  private List<EqualClass<C>> split(EqualSoFar<C> set, Stage stage) {
    long unseenLater = set.unseen() - stage.length();
    List<EqualClass<C>> classes =
        splitter.split(
            set.members(),
            (slice, workspace) -> {
              Partition<C> partition =
                  new Partition<>(
                      workspace, counters, (member, why) -> drop(member, why, unseenLater), stage);
              for (Member<C> member : slice) {
                if (stopped.getAsBoolean()) {
                  break;
                }
                partition.add(member);
              }
              return partition;
            });
    outcome.settled((long) stage.length() * set.count());
    return classes;
  }

  private void drop(Member<C> member, IOException why, long unseen) {
    member.close();
    List<C> lost = new ArrayList<>();
    member.addTo(lost);
    for (C candidate : lost) {
      outcome.dropped(candidate, why);
    }
    outcome.settled(unseen);
  }

  private boolean isWanted(List<Member<C>> members) {
    List<C> candidates = new ArrayList<>(members.size());
    for (Member<C> member : members) {
      member.addTo(candidates);
    }
    return !candidates.isEmpty() && outcome.isWanted(candidates);
  }

  /** Nothing more is read of these. */
  private void end(EqualSoFar<C> set) {
    set.close();
    outcome.settled(set.unseen() * set.count());
  }

  /** Members whose bytes lie in the same storage become one, which is then read for all of them. */
  private List<Member<C>> joinSameStorage(EqualSoFar<C> set) {
    Map<Object, Member<C>> byStorage = new HashMap<>();
    List<Member<C>> distinct = new ArrayList<>(set.count());
    for (Member<C> member : set.members()) {
      try {
        Optional<Object> storage = member.use(Content::storage);
        Member<C> known = storage.isEmpty() ? null : byStorage.putIfAbsent(storage.get(), member);
        if (known == null) {
          distinct.add(member);
        } else {
          known.absorb(member);
          outcome.settled(set.unseen());
        }
      } catch (IOException e) {
        drop(member, e, set.unseen());
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
}
