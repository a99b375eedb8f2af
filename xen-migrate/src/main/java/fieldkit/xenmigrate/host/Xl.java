package fieldkit.xenmigrate.host;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.remote.ShellWords;
import fieldkit.xenmigrate.domain.DomainConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code xl} of one host. Every call is one command there. */
public final class Xl {
  /** More than any of these takes on a busy host; a domain with much memory is freed slowly. */
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Host host;

  /** That of this host. */
  public Xl(Host host) {
    this.host = host;
  }

  /** All domains, the host's own first. */
  public List<DomainRow> list() throws IOException, CommandFault, InterruptedException {
    return DomainRow.parse(must("xl list").out());
  }

  /** One of them by its name, as it is now. */
  public Optional<DomainRow> find(String name)
      throws IOException, CommandFault, InterruptedException {
    return list().stream().filter(row -> row.name().equals(name)).findAny();
  }

  /** A running domain's configuration. */
  public DomainConfig config(String name) throws IOException, CommandFault, InterruptedException {
    Said said = run("xl list -l " + ShellWords.quote(name));
    if (!said.isDone()) {
      throw fault("%s: %s".formatted(name, said.complaint()), null);
    }
    return DomainConfig.ofList(said.out()).stream()
        .findFirst()
        .orElseThrow(() -> fault(name + ": xl tells no configuration of it", null));
  }

  /** Ends a domain at once, as if its power were cut. */
  public void destroy(String name) throws IOException, CommandFault, InterruptedException {
    Said _ = must("xl destroy " + ShellWords.quote(name));
  }

  /** Lets a paused domain run. */
  public void unpause(String name) throws IOException, CommandFault, InterruptedException {
    Said _ = must("xl unpause " + ShellWords.quote(name));
  }

  /** Gives a domain another name. */
  public void rename(String name, String other)
      throws IOException, CommandFault, InterruptedException {
    Said _ = must(ShellWords.command(List.of("xl", "rename", name, other)));
  }

  private Said must(String script) throws IOException, CommandFault, InterruptedException {
    Said said = run(script);
    if (!said.isDone()) {
      throw fault("%s: %s: %s".formatted(host.name(), script, said.complaint()), null);
    }
    return said;
  }

  private Said run(String script) throws IOException, CommandFault, InterruptedException {
    Said said = host.run(script, LIMIT);
    if (said.status() == Said.NOT_FOUND) {
      throw fault(
          host.name() + ": there is no xl",
          "xen-migrate works with Xen's own toolstack: on Debian, apt install xen-utils");
    }
    return said;
  }

  private static CommandFault fault(String what, @Nullable String help) {
    return new CommandFault(ExitStatus.FAILED, what, help, null);
  }
}
