package fieldkit.xenmigrate;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.EscapedText;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.ToolContext;
import fieldkit.xenmigrate.journal.Journal;
import fieldkit.xenmigrate.plan.Checks;
import fieldkit.xenmigrate.plan.DiskMove;
import fieldkit.xenmigrate.plan.Finding;
import fieldkit.xenmigrate.plan.MigrationPlan;
import fieldkit.xenmigrate.plan.Situation;
import fieldkit.xenmigrate.plan.Survey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Looks at both hosts and says what a migration would do. */
final class Planning {
  private final MigrateRequest request;
  private final Connections connections;
  private final ToolContext context;

  Planning(MigrateRequest request, Connections connections, ToolContext context) {
    this.request = request;
    this.connections = connections;
    this.context = context;
  }

  /** What was seen, and what the checks say of it. */
  MigrationPlan plan() throws IOException, CommandFault, InterruptedException {
    Situation now =
        new Survey(connections.source(), connections.target(), request.mapping())
            .of(request.domain());
    List<Finding> findings = new ArrayList<>(new Checks(now, request.create()).run());
    findings.add(journal());
    return new MigrationPlan(now, findings, request.forced());
  }

  private Finding journal() throws IOException {
    Optional<Journal.Written> before = Journal.read(request.folder().journal());
    return before.isEmpty() || before.get().step().isEnd()
        ? new Finding("journal", Finding.Level.OK, "no earlier migration is open")
        : new Finding(
            "journal",
            Finding.Level.REFUSED,
            "an earlier migration to %s has not ended: xen-migrate resolve %s %s"
                .formatted(before.get().fact("host"), request.domain(), before.get().fact("host")));
  }

  /** A plan that may be done; its warnings were told. */
  MigrationPlan checked() throws IOException, CommandFault, InterruptedException {
    MigrationPlan plan = plan();
    for (Finding warning : plan.warnings()) {
      context
          .messages()
          .say("xen-migrate: %s: %s".formatted(warning.check(), EscapedText.of(warning.text())));
    }
    List<Finding> obstacles = plan.obstacles();
    if (!obstacles.isEmpty()) {
      throw refused(obstacles);
    }
    return plan;
  }

  private static CommandFault refused(List<Finding> obstacles) {
    Finding first = obstacles.getFirst();
    String more =
        obstacles.size() == 1 ? "" : " (and %d more, see plan)".formatted(obstacles.size() - 1);
    String help =
        first.level() == Finding.Level.FORCEABLE
            ? "--force %s does it all the same".formatted(first.check())
            : null;
    return new CommandFault(
        ExitStatus.REFUSED, "%s: %s%s".formatted(first.check(), first.text(), more), help, null);
  }

  /** Prints it. */
  ExitStatus print() throws IOException, CommandFault, InterruptedException {
    MigrationPlan plan = plan();
    if (context.settings().json()) {
      JsonOutput.write(context, json(plan));
    } else {
      JsonOutput.text(context, text(plan));
    }
    return plan.obstacles().isEmpty() ? ExitStatus.DONE : ExitStatus.REFUSED;
  }

  private String text(MigrationPlan plan) {
    StringBuilder text = new StringBuilder();
    for (Finding finding : plan.findings()) {
      text.append(
          "%-8s %-10s %s%n"
              .formatted(word(finding, plan), finding.check(), EscapedText.of(finding.text())));
    }
    text.append('\n');
    int number = 1;
    for (String step : steps(plan)) {
      text.append("%2d. %s%n".formatted(number++, EscapedText.of(step)));
    }
    return text.toString();
  }

  private static String word(Finding finding, MigrationPlan plan) {
    return switch (finding.level()) {
      case OK -> "ok";
      case WARNING -> "warning";
      case FORCEABLE -> plan.forced().contains(finding.check()) ? "forced" : "NO";
      case REFUSED -> "NO";
    };
  }

  private List<String> steps(MigrationPlan plan) {
    String host = connections.target().name();
    List<String> steps = new ArrayList<>();
    for (DiskMove move : plan.now().disks()) {
      if (move.isMissing() && request.create()) {
        move.making().ifPresent(command -> steps.add("on %s: %s".formatted(host, command)));
      }
    }
    for (DiskMove move : plan.now().disks()) {
      steps.add(
          "copy %s to %s on %s, in rounds, while the domain runs"
              .formatted(move.source().path(), move.target().path(), host));
    }
    steps.add("send the memory (xl migrate) while the domain runs, then suspend it");
    steps.add("copy what the disks have changed by then");
    steps.add("let it run on %s; destroy what is left of it here".formatted(host));
    steps.add("its disks here stay as they are");
    return steps;
  }

  private Map<String, Object> json(MigrationPlan plan) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("tool", "xen-migrate");
    json.put("shape", 1);
    json.put("domain", request.domain());
    json.put("host", connections.target().name());
    json.put("possible", plan.obstacles().isEmpty());
    List<Map<String, Object>> checks = new ArrayList<>();
    for (Finding finding : plan.findings()) {
      Map<String, Object> check = new LinkedHashMap<>();
      check.put("check", finding.check());
      check.put("level", finding.level().name().toLowerCase(Locale.ROOT));
      check.put("forced", plan.forced().contains(finding.check()));
      check.put("text", finding.text());
      checks.add(check);
    }
    json.put("checks", checks);
    json.put("steps", steps(plan));
    return json;
  }
}
