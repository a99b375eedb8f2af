package fieldkit.dupes.plan;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Plans made and put into words. */
final class Plans {
  private Plans() {}

  static PlanRules rules(ActionKind action) {
    return new PlanRules(action, KeepOrder.usual(), 1, false, false);
  }

  static PlanRules keeping(String rules) {
    return new PlanRules(ActionKind.DELETE, KeepOrder.parse(rules), 1, false, false);
  }

  static PlanRules copies(int count) {
    return new PlanRules(ActionKind.DELETE, KeepOrder.usual(), count, false, false);
  }

  static PlanRules isolated(ActionKind action) {
    return new PlanRules(action, KeepOrder.usual(), 1, true, false);
  }

  static PlanRules withLinks(ActionKind action) {
    return new PlanRules(action, KeepOrder.usual(), 1, false, true);
  }

  static GroupPlan plan(PlanRules rules, Known... files) {
    return new Planner(rules).plan(Known.group(files));
  }

  /** The path and the reason of who stays, in order. */
  static Map<String, String> kept(GroupPlan plan) {
    return plan.kept().stream()
        .collect(
            Collectors.toMap(
                kept -> kept.file().path().text(),
                Kept::reason,
                (one, _) -> one,
                java.util.LinkedHashMap::new));
  }

  /** Each step as {@code name -> kept}. */
  static List<String> steps(GroupPlan plan) {
    return plan.steps().stream()
        .map(step -> step.name().path().text() + " -> " + step.kept().path().text())
        .toList();
  }
}
