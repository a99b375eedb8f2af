package fieldkit.dupes.act;

import fieldkit.dupes.plan.GroupPlan;
import fieldkit.dupes.plan.Step;
import java.util.ArrayList;
import java.util.List;

/** Steps that are proven together, written into the journal together, and then taken. */
final class Batch {
  private static final int MOST_STEPS = 256;
  private static final int FILES_A_STEP = 4; // two files, two folders
  private static final long MOST_BYTES = 256L << 20;

  private final int mostSteps;
  private final List<Planned> steps = new ArrayList<>();
  private long bytes;

  /**
   * @param descriptors how many files may be open
   */
  Batch(int descriptors) {
    mostSteps = Math.clamp(descriptors / FILES_A_STEP, 1, MOST_STEPS);
  }

  /** A step and the group it belongs to. */
  record Planned(GroupPlan group, Step step) {}

  void add(GroupPlan group, Step step) {
    steps.add(new Planned(group, step));
    bytes += group.size();
  }

  /**
   * Whether to end behind a group. Leases are held for seconds only, and a crash should cost
   * little.
   */
  boolean isFull() {
    return steps.size() >= mostSteps || bytes >= MOST_BYTES;
  }

  /**
   * Whether to end even inside a group, whose next steps can be proven only when these were taken.
   * The names of one file stay together if they may.
   */
  boolean isOverfull() {
    boolean tooMuch = steps.size() >= 2 * mostSteps || bytes >= MOST_BYTES;
    return steps.size() >= 3 * mostSteps || (tooMuch && steps.getLast().step().lastOfFile());
  }

  /** The steps, which are then gone from here. */
  List<Planned> take() {
    List<Planned> taken = List.copyOf(steps);
    steps.clear();
    bytes = 0;
    return taken;
  }

  boolean isEmpty() {
    return steps.isEmpty();
  }
}
