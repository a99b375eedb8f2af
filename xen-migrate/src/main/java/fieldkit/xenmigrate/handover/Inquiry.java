package fieldkit.xenmigrate.handover;

import fieldkit.common.cli.CommandFault;
import fieldkit.xenmigrate.host.DomainRow;
import fieldkit.xenmigrate.host.Host;
import fieldkit.xenmigrate.host.Said;
import fieldkit.xenmigrate.host.Xl;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Finds out who has a guest that was given away, when its receiver cannot tell any more. Puts it
 * right there, too: a copy that nobody will let run is destroyed.
 */
public final class Inquiry {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /**
   * How many receivers run there; by what every Linux has, for an answer that is wrong because a
   * program is missing would be worse than none. The pattern does not match the command itself.
   */
  private static final String RECEIVERS =
      "for f in /proc/[0-9]*/cmdline; do tr '\\000' ' ' <\"$f\" 2>/dev/null; echo; done"
          + " | grep -cE '(^|/)xl( -[a-z]+)* migrate-receive' || true";

  private final Host host;
  private final String domain;

  /** Who has it. */
  public enum Answer {
    /** It runs there, or did. */
    THERE,
    /** Nothing of it is there, nor will be. */
    NOT_THERE,
    /** A receiver is at work there, and nobody can know what it does next. */
    NOT_DECIDED
  }

  /**
   * @param host the target
   */
  public Inquiry(Host host, String domain) {
    this.host = host;
    this.domain = domain;
  }

  /**
   * Asks until it is decided, or for so long.
   *
   * @param permitted whether its receiver may have been told to let it run
   * @throws IOException if the host cannot be asked
   */
  public Answer ask(boolean permitted, Duration patience)
      throws IOException, CommandFault, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      Answer answer = askOnce(permitted);
      if (answer != Answer.NOT_DECIDED || System.nanoTime() > end) {
        return answer;
      }
      Thread.sleep(PAUSE);
    }
  }

  private Answer askOnce(boolean permitted) throws IOException, CommandFault, InterruptedException {
    boolean receiving = isReceiving(); // first: one that ends in between has done what it did
    Xl xl = new Xl(host);
    List<DomainRow> rows = xl.list();
    Optional<DomainRow> row = find(rows, domain);
    if (row.isPresent() && permitted) {
      if (!row.get().isPaused()) {
        return Answer.THERE;
      }
      if (!receiving) { // it was renamed, which is done with the permission only, and never let go
        xl.unpause(domain);
        return Answer.THERE;
      }
    }
    if (receiving) {
      return Answer.NOT_DECIDED;
    }
    String incoming = domain + "--incoming";
    if (find(rows, incoming).isPresent()) {
      xl.destroy(incoming);
    }
    return Answer.NOT_THERE;
  }

  private static Optional<DomainRow> find(List<DomainRow> rows, String name) {
    return rows.stream().filter(row -> row.name().equals(name)).findAny();
  }

  private boolean isReceiving() throws IOException, InterruptedException {
    Said said = host.run(RECEIVERS, LIMIT);
    return !said.out().strip().equals("0");
  }
}
