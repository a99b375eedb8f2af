package fieldkit.dupes;

import fieldkit.dupes.plan.ActTotals;
import fieldkit.dupes.plan.ActionKind;
import fieldkit.dupes.plan.GroupPlan;
import fieldkit.dupes.plan.Step;

/** What plans amount to, counted by making them once more: they are not kept. */
record PlanCount(Iterable<GroupPlan> plans, ActionKind kind) {

  /** What a step frees if it is taken, as far as can be known before. */
  static long frees(GroupPlan group, Step step, ActionKind kind) {
    boolean frees =
        kind.freesSpace()
            && step.lastOfFile()
            && !step.isOneFile()
            && (kind == ActionKind.REFLINK || step.victim().hasNoOtherNames());
    return frees ? group.size() : 0;
  }

  ActTotals totals() {
    ActTotals totals = new ActTotals();
    for (GroupPlan group : plans) {
      if (!group.steps().isEmpty()) {
        totals.addGroup();
      }
      group.steps().forEach(step -> totals.add(step, frees(group, step, kind)));
    }
    return totals;
  }
}
