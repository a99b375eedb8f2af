package fieldkit.xenmigrate.handover;

import fieldkit.common.cli.CommandFault;
import fieldkit.xenmigrate.host.DomainRow;
import fieldkit.xenmigrate.host.Host;
import fieldkit.xenmigrate.host.Xl;
import fieldkit.xenmigrate.journal.Journal;
import fieldkit.xenmigrate.journal.MigrationFolder;
import fieldkit.xenmigrate.journal.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Ends a migration whose tool is gone, with one running guest: by the journal, by what runs on both
 * hosts, and by the sender, which still waits for its verdict. Can be run again and again.
 */
public final class Resolver {
  private static final Duration ASKING = Duration.ofMinutes(1);
  private static final Duration ENDING = Duration.ofMinutes(5);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final String AWAY = "--migratedaway";

  private final String domain;
  private final Xl source;
  private final Host target;
  private final MigrationFolder folder;
  private final Journal journal;

  /**
   * @param journal of a migration that has not ended, locked
   */
  public Resolver(
      String domain, Host source, Host target, MigrationFolder folder, Journal journal) {
    this.domain = domain;
    this.source = new Xl(source);
    this.target = target;
    this.folder = folder;
    this.journal = journal;
  }

  /** Ends it, or says why nobody but a person can. */
  public Outcome run() throws IOException, CommandFault, InterruptedException {
    return switch (journal.last().step()) {
      case DONE -> new Outcome(Outcome.End.THERE, "");
      case ROLLED_BACK -> new Outcome(Outcome.End.HERE, "it was rolled back already");
      case RUNS_THERE -> there();
      case GIVEN_BACK -> here();
      case GIVEN -> asked();
      case BEGUN, SENDING, HELD, EQUAL, READY -> {
        cleanTarget();
        yield here();
      }
    };
  }

  /**
   * Nothing there was ever allowed to run; what is left of it is in the way of the next attempt.
   */
  private void cleanTarget() throws InterruptedException {
    try {
      Inquiry.Answer _ = new Inquiry(target, domain).ask(false, ASKING);
    } catch (IOException | CommandFault e) {
      // the guest's fate does not hang on it
    }
  }

  private Outcome asked() throws IOException, CommandFault, InterruptedException {
    Inquiry.Answer answer;
    try {
      answer = new Inquiry(target, domain).ask(true, ASKING);
    } catch (IOException | CommandFault e) {
      return undecided("whether it runs there is not known: " + e.getMessage());
    }
    return switch (answer) {
      case THERE -> {
        journal.write(Step.RUNS_THERE);
        yield there();
      }
      case NOT_THERE -> {
        journal.write(Step.GIVEN_BACK);
        yield here();
      }
      case NOT_DECIDED ->
          undecided("a receiver is still at work there: try again when it has ended");
    };
  }

  /** It runs there: what is left here goes. */
  private Outcome there() throws IOException, CommandFault, InterruptedException {
    if (isSenderAlive()) {
      if (Files.exists(folder.given())) {
        Sender.runsThere(folder);
      }
      if (!awaitSender()) {
        return undecided("it runs there, but xl migrate here does not end");
      }
    }
    for (String name : new String[] {domain + AWAY, domain}) {
      Optional<DomainRow> left = source.find(name);
      if (left.isPresent() && (left.get().isShutDown() || isSaved(left.get()))) {
        source.destroy(name);
      } else if (left.isPresent()) {
        return undecided("it runs there, and here as " + name);
      }
    }
    journal.write(Step.DONE);
    folder.clear();
    return new Outcome(Outcome.End.THERE, "");
  }

  /** It does not run there: it runs on here. */
  private Outcome here() throws IOException, CommandFault, InterruptedException {
    if (isSenderAlive()) {
      if (Files.exists(folder.given())) {
        Sender.givenBack(folder);
      }
      if (!awaitSender()) {
        return undecided("it does not run there, but xl migrate here does not end");
      }
    }
    Optional<DomainRow> row = source.find(domain);
    if (row.isPresent() && isSaved(row.get())) {
      source.unpause(domain);
      row = source.find(domain);
    }
    if (row.isPresent() && !row.get().isShutDown() && !row.get().isPaused()) {
      journal.write(Step.ROLLED_BACK);
      folder.clear();
      return new Outcome(Outcome.End.HERE, "it does not run there");
    }
    return undecided(
        "it does not run there, and is suspended here with no xl migrate that could let it go on;"
            + " from Xen 4.20 on 'xl resume' can");
  }

  /** What xl save has left here of a guest that may run there. */
  private boolean isSaved(DomainRow row) {
    return row.isPaused() && journal.last().fact("mode").equals(Mode.SAVE.text());
  }

  private static Outcome undecided(String reason) {
    return new Outcome(Outcome.End.UNDECIDED, reason);
  }

  private boolean awaitSender() throws IOException, InterruptedException {
    long end = System.nanoTime() + ENDING.toNanos();
    while (isSenderAlive()) {
      Sender.hangUp(folder);
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(PAUSE);
    }
    return true;
  }

  /** The process the journal names, if it is still that one. */
  private boolean isSenderAlive() throws IOException {
    String number = journal.last().fact("sender");
    if (!number.matches("\\d+")) {
      return false;
    }
    try {
      byte[] words = Files.readAllBytes(Path.of("/proc", number, "cmdline"));
      String line = new String(words, StandardCharsets.ISO_8859_1);
      return (line.contains("\0migrate\0") || line.contains("\0save\0"))
          && line.contains("\0" + domain + "\0");
    } catch (NoSuchFileException ended) {
      return false;
    }
  }
}
