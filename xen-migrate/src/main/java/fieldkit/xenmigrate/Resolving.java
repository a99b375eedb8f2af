package fieldkit.xenmigrate;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.ToolContext;
import fieldkit.xenmigrate.handover.Outcome;
import fieldkit.xenmigrate.handover.Resolver;
import fieldkit.xenmigrate.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Ends a migration that was cut. */
final class Resolving {
  private final MigrateRequest request;
  private final Connections connections;
  private final ToolContext context;

  Resolving(MigrateRequest request, Connections connections, ToolContext context) {
    this.request = request;
    this.connections = connections;
    this.context = context;
  }

  ExitStatus run() throws IOException, CommandFault, InterruptedException {
    if (!Files.exists(request.folder().journal())) {
      throw new CommandFault(
          ExitStatus.REFUSED,
          request.domain() + ": no migration of it is known in " + request.folder().path());
    }
    Optional<Journal> journal = Journal.goOn(request.folder().journal(), Clock.systemUTC());
    if (journal.isEmpty()) {
      throw new CommandFault(
          ExitStatus.REFUSED, request.domain() + ": its migration is still under way");
    }
    try (Journal open = journal.get()) {
      checkHost(open.last().fact("host"));
      Outcome outcome =
          new Resolver(
                  request.domain(),
                  connections.source(),
                  connections.target(),
                  request.folder(),
                  open)
              .run();
      return tell(outcome);
    }
  }

  private void checkHost(String host) throws CommandFault {
    if (!host.equals(request.host().text())) {
      throw new CommandFault(
          ExitStatus.REFUSED,
          "%s: was on its way to %s, not to %s"
              .formatted(request.domain(), host, request.host().text()),
          "xen-migrate resolve %s %s".formatted(request.domain(), host),
          null);
    }
  }

  private ExitStatus tell(Outcome outcome) throws IOException, CommandFault {
    if (outcome.end() == Outcome.End.UNDECIDED) {
      throw Migrating.undecided(request, outcome);
    }
    boolean there = outcome.end() == Outcome.End.THERE;
    if (context.settings().json()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("tool", "xen-migrate");
      json.put("shape", 1);
      json.put("status", there ? "migrated" : "rolled-back");
      json.put("domain", request.domain());
      json.put("host", request.host().text());
      JsonOutput.write(context, json);
    } else {
      JsonOutput.text(
          context,
          there
              ? "%s runs on %s%n".formatted(request.domain(), request.host().text())
              : "%s runs here%n".formatted(request.domain()));
    }
    return ExitStatus.DONE;
  }
}
