package fieldkit.xenmigrate.handover;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.remote.RemoteProcess;
import fieldkit.xenmigrate.host.DomainRow;
import fieldkit.xenmigrate.host.Host;
import fieldkit.xenmigrate.host.Xl;
import fieldkit.xenmigrate.journal.Journal;
import fieldkit.xenmigrate.journal.MigrationFolder;
import fieldkit.xenmigrate.journal.Step;
import fieldkit.xenmigrate.stream.Handshake;
import fieldkit.xenmigrate.stream.StreamListener;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Moves the memory of a running domain, and with it the right to run. The steps:
 *
 * <ol>
 *   <li>the receiver is started there, then the sender here; memory is sent while the guest runs;
 *   <li>the guest is suspended, the rest of it sent, its end held back: <em>the disks are made
 *       equal now</em>, while nobody has them open for writing;
 *   <li>the end is passed on: the receiver opens the disks and says that it is ready;
 *   <li>the sender hears that, and gives the guest away, which is passed on;
 *   <li>the receiver reports that the guest runs; the sender destroys what is left here.
 * </ol>
 *
 * <p>Up to the fourth step whatever goes wrong leaves the guest running here: both ends of xl do
 * that by themselves once they lose each other. From then on the receiver decides, and if it cannot
 * be heard it is asked ({@link Inquiry}); the sender waits for the answer, if need be for days.
 */
public final class Handover {
  private static final Duration PACE = Duration.ofMillis(100);
  private static final Duration GREETING = Duration.ofMinutes(2); // a login, perhaps a slow one
  private static final Duration BUILDING = Duration.ofMinutes(15); // xl's lock may be another's
  private static final Duration REPORTING = Duration.ofMinutes(5);
  private static final Duration ENDING = Duration.ofMinutes(5); // much memory is freed slowly
  private static final Duration ASKING = Duration.ofMinutes(1);

  private final Mode mode;
  private final String domain;
  private final Host source;
  private final Host target;
  private final MigrationFolder folder;
  private final Journal journal;
  private final Disks disks;
  private final BooleanSupplier stop;

  /** What is done at the moment when the guest runs nowhere. */
  public interface Disks {
    /** The guest is suspended, the rest of its memory on the way. */
    void suspended();

    /** Makes the disks equal; they are on the target's devices for good when this returns. */
    void makeEqual() throws IOException, CommandFault, InterruptedException;

    /** The target has a whole copy: the last look before it is given away. */
    void beforeGiving() throws IOException, CommandFault, InterruptedException;

    /** The guest runs there. */
    void runsThere();
  }

  /**
   * @param folder made; the journal in it is at {@link Step#BEGUN}
   * @param stop whether the user wants it to end
   */
  public Handover(
      Mode mode,
      String domain,
      Host source,
      Host target,
      MigrationFolder folder,
      Journal journal,
      Disks disks,
      BooleanSupplier stop) {
    this.mode = mode;
    this.domain = domain;
    this.source = source;
    this.target = target;
    this.folder = folder;
    this.journal = journal;
    this.disks = disks;
    this.stop = stop;
  }

  /** A step failed, and nothing was given away yet. */
  private static final class Failed extends Exception {
    private static final long serialVersionUID = 1L;

    Failed(String message) {
      super(message);
    }
  }

  /**
   * Does it.
   *
   * @param listener hears how the memory goes
   * @throws IOException if the journal cannot be written, or what is here cannot be looked at; the
   *     guest is then where the journal says
   */
  public Outcome run(StreamListener listener)
      throws IOException, CommandFault, InterruptedException {
    folder.clear();
    Complaint said = new Complaint();
    try (RemoteProcess receiver = target.start("exec xl migrate-receive", said)) {
      Sender sender = Sender.start(mode, folder, domain);
      journal.write(
          Step.SENDING, Map.of("sender", Long.toString(sender.pid()), "mode", mode.text()));
      Relay relay = new Relay(sender, receiver, listener);
      relay.start();
      try {
        untilGiven(sender, relay);
      } catch (Failed | IOException | CommandFault | InterruptedException | RuntimeException e) {
        return takenBack(sender, relay, why(e, said));
      }
      return given(sender, relay, said);
    }
  }

  private static String why(Exception e, Complaint said) {
    String message = e.getMessage() == null ? "interrupted" : e.getMessage();
    return said.text().isEmpty() || e instanceof InterruptedException
        ? message
        : "%s (there: %s)".formatted(message, said.text());
  }

  /** Everything until the sender gives the guest away, which is not passed on yet. */
  private void untilGiven(Sender sender, Relay relay)
      throws Failed, IOException, CommandFault, InterruptedException {
    await(sender, relay, new Relay.Event.Received(Handshake.BANNER), GREETING);
    relay.passBanner();
    await(sender, relay, new Relay.Event.Held(), null);
    journal.write(Step.HELD);
    disks.makeEqual();
    checkStop();
    journal.write(Step.EQUAL);
    relay.passEnd();
    await(sender, relay, new Relay.Event.Received(Handshake.READY), BUILDING);
    disks.beforeGiving();
    checkStop();
    journal.write(Step.READY);
    if (sender.isLive()) {
      Sender.give(folder);
      relay.passReady();
      await(sender, relay, new Relay.Event.Permitted(), REPORTING);
    }
  }

  private void checkStop() throws InterruptedException {
    if (stop.getAsBoolean()) {
      throw new InterruptedException("asked to stop");
    }
  }

  /** Waits for what comes next in order; anything else that matters is a failure. */
  private void await(Sender sender, Relay relay, Relay.Event wanted, @Nullable Duration limit)
      throws Failed, InterruptedException {
    long end = limit == null ? Long.MAX_VALUE : System.nanoTime() + limit.toNanos();
    while (System.nanoTime() < end) {
      Relay.Event event = relay.next(PACE);
      checkStop();
      if (event == null) {
        continue;
      }
      if (event.equals(wanted)) {
        return;
      }
      switch (event) {
        case Relay.Event.Suspended() -> disks.suspended();
        case Relay.Event.Failed(IOException why) ->
            throw new Failed(String.valueOf(why.getMessage()));
        case Relay.Event.SenderEnded() -> {
          if (sender.isLive() || !sender.await(Duration.ZERO).equals(Optional.of(0))) {
            throw new Failed("xl here has ended");
          }
        }
        default -> throw new Failed("xl said something out of its order");
      }
    }
    throw new Failed("the other xl has not answered in time");
  }

  /** Nothing was given away: both let go, and the guest runs on here. */
  private Outcome takenBack(Sender sender, Relay relay, String reason)
      throws IOException, CommandFault, InterruptedException {
    boolean _ = Thread.interrupted(); // what follows has to be done all the same
    relay.cut();
    if (Files.exists(folder.given())) {
      Sender.givenBack(folder); // if it waits for a verdict
    }
    boolean ended = hasHungUp(sender);
    relay.awaitReceiver();
    if (!ended) {
      return undecided(reason + "; xl here does not end");
    }
    letGoOn();
    String full = reason + sender.complaint().map(text -> ": " + text).orElse("");
    return runsHere() ? here(full) : undecided(full + "; the domain does not run on");
  }

  /** What was saved and is whole is paused. */
  private void letGoOn() throws IOException, CommandFault, InterruptedException {
    Xl xl = new Xl(source);
    if (mode == Mode.SAVE && xl.find(domain).filter(DomainRow::isPaused).isPresent()) {
      xl.unpause(domain);
    }
  }

  /** It may not listen yet, and then has to be told again. */
  private boolean hasHungUp(Sender sender) throws InterruptedException {
    long end = System.nanoTime() + ENDING.toNanos();
    while (System.nanoTime() < end) {
      Sender.hangUp(folder);
      if (sender.await(PACE).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private boolean runsHere() throws IOException, CommandFault, InterruptedException {
    Optional<DomainRow> row = new Xl(source).find(domain);
    return row.isPresent() && !row.get().isShutDown() && !row.get().isPaused();
  }

  private Outcome here(String reason) throws IOException {
    journal.write(Step.ROLLED_BACK);
    folder.clear();
    return new Outcome(Outcome.End.HERE, reason);
  }

  private static Outcome undecided(String reason) {
    return new Outcome(Outcome.End.UNDECIDED, reason);
  }

  /** The sender has given the guest away: from here on the receiver decides. */
  private Outcome given(Sender sender, Relay relay, Complaint said)
      throws IOException, CommandFault, InterruptedException {
    try {
      journal.write(Step.GIVEN);
    } catch (IOException e) {
      return takenBack(sender, relay, why(e, said)); // it has not been passed on
    }
    Optional<Integer> status = passed(relay);
    if (status.isEmpty()) {
      relay.cut(); // so that one that still waits for the permission gives up
      relay.awaitReceiver();
      return asked(sender);
    }
    return status.get() == 0
        ? there(sender)
        : back(sender, said.text().isEmpty() ? "the receiver could not run it" : said.text());
  }

  private static Optional<Integer> passed(Relay relay) throws InterruptedException {
    try {
      relay.passPermission();
      return report(relay);
    } catch (IOException lost) {
      return Optional.empty();
    }
  }

  /** What the receiver reports, or nothing if it cannot be heard. */
  private static Optional<Integer> report(Relay relay) throws InterruptedException {
    long end = System.nanoTime() + REPORTING.toNanos();
    while (System.nanoTime() < end) {
      Relay.Event event = relay.next(PACE);
      if (event instanceof Relay.Event.Reported(int status)) {
        return Optional.of(status);
      }
      if (event instanceof Relay.Event.Failed) {
        break;
      }
    }
    return Optional.empty();
  }

  /** The receiver cannot be heard: the sender waits, and the host is asked. */
  private Outcome asked(Sender sender) throws IOException, CommandFault, InterruptedException {
    Inquiry.Answer answer;
    try {
      answer = new Inquiry(target, domain).ask(true, ASKING);
    } catch (IOException | CommandFault e) {
      return undecided("whether it runs there is not known: " + e.getMessage());
    }
    return switch (answer) {
      case THERE -> there(sender);
      case NOT_THERE -> back(sender, "the connection was lost before it ran there");
      case NOT_DECIDED -> undecided("a receiver is still at work there");
    };
  }

  private Outcome there(Sender sender) throws IOException, CommandFault, InterruptedException {
    disks.runsThere();
    journal.write(Step.RUNS_THERE);
    if (sender.isLive()) {
      Sender.runsThere(folder);
    }
    if (sender.await(ENDING).isEmpty()) {
      return undecided("it runs there, but xl here does not end");
    }
    if (!sender.isLive()) {
      new Xl(source).destroy(domain);
    }
    journal.write(Step.DONE);
    folder.clear();
    return new Outcome(Outcome.End.THERE, "");
  }

  private Outcome back(Sender sender, String reason)
      throws IOException, CommandFault, InterruptedException {
    journal.write(Step.GIVEN_BACK);
    if (sender.isLive()) {
      Sender.givenBack(folder);
    }
    if (sender.await(ENDING).isEmpty()) {
      return undecided(reason + "; xl here does not end");
    }
    letGoOn();
    return runsHere() ? here(reason) : undecided(reason + "; the domain does not run on");
  }
}
