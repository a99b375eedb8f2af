package fieldkit.xenmigrate;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.ToolContext;
import fieldkit.xenmigrate.handover.Outcome;
import fieldkit.xenmigrate.live.DiskRounds;
import fieldkit.xenmigrate.live.LiveMigration;
import fieldkit.xenmigrate.live.Report;
import fieldkit.xenmigrate.live.TargetDisks;
import fieldkit.xenmigrate.plan.DiskMove;
import fieldkit.xenmigrate.plan.Situation;
import fieldkit.xenmigrate.plan.Survey;
import fieldkit.xenmigrate.rounds.Disks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Carries out what changes something there, or compares it. */
final class Migrating {
  private final MigrateRequest request;
  private final Connections connections;
  private final ToolContext context;

  Migrating(MigrateRequest request, Connections connections, ToolContext context) {
    this.request = request;
    this.connections = connections;
    this.context = context;
  }

  /** The domain moves. */
  ExitStatus migrate() throws IOException, CommandFault, InterruptedException {
    Situation now = checked();
    Report report =
        new LiveMigration(
                context,
                now,
                connections.source(),
                connections.target(),
                connections.disks(),
                new LiveMigration.Wishes(
                    request.maxDowntime(), request.mode(), request.verify(), request.folder()))
            .run();
    if (context.settings().json()) {
      JsonOutput.write(context, report.json());
    } else if (report.hasMoved()) {
      JsonOutput.text(context, report.line() + "\n");
    }
    return status(report.outcome());
  }

  private ExitStatus status(Outcome outcome) throws CommandFault {
    return switch (outcome.end()) {
      case THERE -> ExitStatus.DONE;
      case HERE -> {
        if (context.interruption().isRequested()) {
          context.messages().say("xen-migrate: interrupted: the domain runs on here");
          yield ExitStatus.INTERRUPTED;
        }
        throw new CommandFault(
            ExitStatus.FAILED,
            "%s: runs on here: %s".formatted(request.domain(), outcome.reason()));
      }
      case UNDECIDED -> throw undecided(request, outcome);
    };
  }

  /** What only a person can sort out, and how he begins. */
  static CommandFault undecided(MigrateRequest request, Outcome outcome) {
    return new CommandFault(
        ExitStatus.UNDECIDED,
        "%s: is suspended here: %s".formatted(request.domain(), outcome.reason()),
        "xen-migrate resolve %s %s".formatted(request.domain(), request.host().text()),
        null);
  }

  private Situation checked() throws IOException, CommandFault, InterruptedException {
    return new Planning(request, connections, context).checked().now();
  }

  /** The disks are made equal, and the domain runs on here. */
  ExitStatus sync() throws IOException, CommandFault, InterruptedException {
    Situation now = checked();
    List<DiskMove> moves =
        new TargetDisks(connections.target(), context.messages()::say).make(now.disks());
    try (Disks disks = connections.disks().open(moves)) {
      new DiskRounds(context, disks, request.maxDowntime(), new ArrayList<>()).run();
      disks.finish();
    }
    return ExitStatus.DONE;
  }

  /** The disks of a domain that does not run are compared. */
  ExitStatus verify() throws IOException, CommandFault, InterruptedException {
    Situation now =
        new Survey(connections.source(), connections.target(), request.mapping())
            .of(request.domain());
    if (now.domain().isRunning()) {
      throw new CommandFault(
          ExitStatus.REFUSED,
          request.domain() + ": runs, so its disks change while they are compared",
          "xl pause %s".formatted(request.domain()),
          null);
    }
    List<String> differences;
    try (Disks disks = connections.disks().open(now.disks())) {
      differences = disks.differences();
      disks.finish();
    }
    for (String difference : differences) {
      JsonOutput.text(context, difference + "\n");
    }
    return differences.isEmpty() ? ExitStatus.DONE : ExitStatus.INCOMPLETE;
  }
}
