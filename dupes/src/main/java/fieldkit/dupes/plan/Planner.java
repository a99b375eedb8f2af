package fieldkit.dupes.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decides for a group who stays and what is done with the others. */
public final class Planner {
  private static final String REFERENCE = "reference";
  private static final String SAME_PATH = "below the same PATH";
  private static final String ALONE = "no other copy on its file system";
  private static final String FIRST_THERE = "kept on its file system";

  private final PlanRules rules;

  /** A planner that follows these rules. */
  public Planner(PlanRules rules) {
    this.rules = rules;
  }

  /** The plan for one group. It may have no steps. */
  public GroupPlan plan(KnownGroup group) {
    Map<KnownFile, Kept> kept = new LinkedHashMap<>();
    List<KnownFile> order = rules.order().sorted(group.files());
    keepReferences(order, kept);
    keepBest(order, kept);
    keepSamePath(order, kept);
    return plan(group, order, kept);
  }

  /**
   * The plan for one group of which a person chose who stays; references stay too.
   *
   * @param chosen at least one of the group's files
   */
  public GroupPlan plan(KnownGroup group, Collection<KnownFile> chosen) {
    Map<KnownFile, Kept> kept = new LinkedHashMap<>();
    List<KnownFile> order = rules.order().sorted(group.files());
    keepReferences(order, kept);
    for (KnownFile file : order) {
      if (chosen.contains(file)) {
        Kept _ = kept.putIfAbsent(file, new Kept(file, "chosen"));
      }
    }
    return plan(group, order, kept);
  }

  private GroupPlan plan(KnownGroup group, List<KnownFile> order, Map<KnownFile, Kept> kept) {
    List<KnownFile> victims =
        group.files().stream().filter(file -> !kept.containsKey(file)).toList();
    Map<KnownFile, KnownFile> partners = partners(order, victims, kept);
    return new GroupPlan(group.size(), List.copyOf(kept.values()), steps(partners, kept));
  }

  private static void keepReferences(List<KnownFile> order, Map<KnownFile, Kept> kept) {
    for (KnownFile file : order) {
      if (file.isReference()) {
        kept.put(file, new Kept(file, REFERENCE));
      }
    }
  }

  private void keepBest(List<KnownFile> order, Map<KnownFile, Kept> kept) {
    List<KnownFile> others = order.stream().filter(file -> !kept.containsKey(file)).toList();
    int missing = Math.clamp(rules.keepCopies() - kept.size(), 0, others.size());
    for (int i = 0; i < missing; i++) {
      KnownFile file = others.get(i);
      String reason =
          missing < others.size() ? rules.order().reason(file, others.get(missing)) : "all stay";
      kept.put(file, new Kept(file, reason));
    }
  }

  /** Files below one PATH are no duplicates of each other where only PATHs are compared. */
  private void keepSamePath(List<KnownFile> order, Map<KnownFile, Kept> kept) {
    if (!rules.isolate()) {
      return;
    }
    List<Integer> ranks = kept.keySet().stream().map(KnownFile::rank).distinct().toList();
    for (KnownFile file : order) {
      if (!kept.containsKey(file) && ranks.contains(file.rank())) {
        kept.put(file, new Kept(file, SAME_PATH));
      }
    }
  }

  /**
   * For each victim the kept file it gives way to. Where both must be on one file system and nobody
   * is kept there, the best of those there stays for the others.
   */
  private Map<KnownFile, KnownFile> partners(
      List<KnownFile> order, List<KnownFile> victims, Map<KnownFile, Kept> kept) {
    KnownFile best = kept.keySet().iterator().next();
    Map<Long, KnownFile> bestOfDevice = new HashMap<>();
    kept.keySet().forEach(file -> bestOfDevice.putIfAbsent(device(file), file));
    if (rules.action().needsOneFileSystem()) {
      keepOneOnEachDevice(order, kept, bestOfDevice);
    }
    Map<KnownFile, KnownFile> partners = new LinkedHashMap<>();
    for (KnownFile victim : victims) {
      if (!kept.containsKey(victim)) {
        KnownFile near = bestOfDevice.getOrDefault(device(victim), best);
        partners.put(victim, rules.action().needsOneFileSystem() ? near : best);
      }
    }
    return partners;
  }

  private static void keepOneOnEachDevice(
      List<KnownFile> order, Map<KnownFile, Kept> kept, Map<Long, KnownFile> bestOfDevice) {
    Map<Long, Integer> counts = new HashMap<>();
    order.forEach(file -> counts.merge(device(file), 1, Integer::sum));
    for (KnownFile file : order) {
      if (!kept.containsKey(file) && bestOfDevice.putIfAbsent(device(file), file) == null) {
        boolean alone = counts.getOrDefault(device(file), 0) == 1;
        kept.put(file, new Kept(file, alone ? ALONE : FIRST_THERE));
      }
    }
  }

  private static long device(KnownFile file) {
    return file.identity().device();
  }

  private List<Step> steps(Map<KnownFile, KnownFile> partners, Map<KnownFile, Kept> kept) {
    List<Step> steps = new ArrayList<>();
    if (rules.linksToo() && rules.action() != ActionKind.HARDLINK) {
      kept.keySet().forEach(file -> addFurtherNames(file, steps));
    }
    partners.forEach((victim, partner) -> addNames(victim, victim.names(), partner, steps));
    return List.copyOf(steps);
  }

  private void addFurtherNames(KnownFile file, List<Step> steps) {
    if (rules.action() != ActionKind.REFLINK) {
      List<KnownName> further =
          file.names().subList(1, file.names().size()).stream()
              .filter(name -> !name.reference())
              .toList();
      addNames(file, further, file, steps);
    }
  }

  private void addNames(KnownFile victim, List<KnownName> names, KnownFile kept, List<Step> steps) {
    // names share their storage: it is enough to act on one of them
    List<KnownName> acted = rules.action() == ActionKind.REFLINK ? names.subList(0, 1) : names;
    for (int i = 0; i < acted.size(); i++) {
      steps.add(new Step(victim, acted.get(i), kept, i == acted.size() - 1));
    }
  }
}
