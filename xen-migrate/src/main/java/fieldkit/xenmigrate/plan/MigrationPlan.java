package fieldkit.xenmigrate.plan;

import java.util.List;
import java.util.Set;

/**
 * What was seen, what the checks say of it, and what the user insists on.
 *
 * @param now both hosts
 * @param findings of all checks
 * @param forced names of checks that do not hold it up
 */
public record MigrationPlan(Situation now, List<Finding> findings, Set<String> forced) {
  /** Copies the collections. */
  public MigrationPlan {
    findings = List.copyOf(findings);
    forced = Set.copyOf(forced);
  }

  /** What must be put right first; empty if it may be done. */
  public List<Finding> obstacles() {
    return findings.stream()
        .filter(finding ->
            switch (finding.level()) {
              case OK, WARNING -> false;
              case FORCEABLE -> !forced.contains(finding.check());
              case REFUSED -> true;
            })
        .toList();
  }

  /** What the user should know although it may be done. */
  public List<Finding> warnings() {
    return findings.stream()
        .filter(finding ->
            finding.level() == Finding.Level.WARNING
                || (finding.level() == Finding.Level.FORCEABLE && forced.contains(finding.check())))
        .toList();
  }
}
