package fieldkit.xenmigrate.live;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.ProgressState;
import fieldkit.common.cli.ToolContext;
import fieldkit.xenmigrate.domain.DomainConfig;
import fieldkit.xenmigrate.handover.Handover;
import fieldkit.xenmigrate.handover.Mode;
import fieldkit.xenmigrate.handover.Outcome;
import fieldkit.xenmigrate.host.Host;
import fieldkit.xenmigrate.journal.Journal;
import fieldkit.xenmigrate.journal.MigrationFolder;
import fieldkit.xenmigrate.journal.Step;
import fieldkit.xenmigrate.plan.DiskMove;
import fieldkit.xenmigrate.plan.Situation;
import fieldkit.xenmigrate.rounds.DiskOpener;
import fieldkit.xenmigrate.rounds.DiskRound;
import fieldkit.xenmigrate.rounds.Disks;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Moves a domain while it runs: its disks in rounds, then its memory, and what the disks have
 * changed by then while it is suspended. One thread.
 */
public final class LiveMigration {
  private static final long PAGE = 4096;

  /** How libxenctrl says that a Xen without shadow paging cannot, xg_sr_save.c. */
  private static final String NO_LOG_DIRTY = "enable logdirty";

  private final ToolContext context;
  private final Situation now;
  private final Host source;
  private final Host target;
  private final DiskOpener opener;
  private final Wishes wishes;
  private final List<DiskRound> rounds = new ArrayList<>();
  private Mode mode;

  /**
   * What the user wants of it.
   *
   * @param maxDowntime how long the guest may wait for its disks, if that can be had
   * @param mode how its memory goes
   * @param verify whether all of the disks is compared while it waits
   * @param folder where the migration is remembered
   */
  public record Wishes(Duration maxDowntime, Choice mode, boolean verify, MigrationFolder folder) {}

  /** How the memory is wanted to go. */
  public enum Choice {
    /** Live, or saved where Xen cannot do it live. */
    AUTO,
    /** Live or not at all. */
    LIVE,
    /** Saved. */
    SAVE
  }

  /**
   * @param now checked
   */
  public LiveMigration(
      ToolContext context,
      Situation now,
      Host source,
      Host target,
      DiskOpener opener,
      Wishes wishes) {
    this.context = context;
    this.now = now;
    this.source = source;
    this.target = target;
    this.opener = opener;
    this.wishes = wishes;
    this.mode = wishes.mode() == Choice.SAVE ? Mode.SAVE : Mode.LIVE;
  }

  /** Moves it. */
  public Report run() throws IOException, CommandFault, InterruptedException {
    long begin = System.nanoTime();
    wishes.folder().make();
    try (Journal journal = begin();
        Disks disks = openDisks(journal)) {
      Downtime downtime = new Downtime(this::config);
      Outcome outcome = moved(journal, disks, downtime);
      return new Report(
          now.config().name(),
          target.name(),
          mode,
          outcome,
          rounds,
          downtime.times(),
          System.nanoTime() - begin);
    }
  }

  private Journal begin() throws IOException, CommandFault {
    String name = now.config().name();
    Optional<Journal> journal =
        Journal.begin(
            wishes.folder().journal(),
            Clock.systemUTC(),
            Map.of("domain", name, "uuid", now.config().uuid(), "host", target.name()));
    return journal.orElseThrow(() ->
        new CommandFault(
            ExitStatus.REFUSED,
            name + ": an earlier migration of it has not ended",
            "xen-migrate resolve %s %s".formatted(name, target.name()),
            null));
  }

  /** While the guest runs here alone, whatever fails is over at once. */
  private Disks openDisks(Journal journal) throws IOException, CommandFault, InterruptedException {
    Disks disks = null;
    try {
      List<DiskMove> moves = new TargetDisks(target, context.messages()::say).make(now.disks());
      disks = opener.open(moves);
      return disks;
    } finally {
      if (disks == null) {
        journal.write(Step.ROLLED_BACK);
      }
    }
  }

  private Outcome moved(Journal journal, Disks disks, Downtime downtime)
      throws IOException, CommandFault, InterruptedException {
    boolean begun = false;
    try {
      new DiskRounds(context, disks, wishes.maxDowntime(), rounds).run();
      begun = true;
    } finally {
      if (!begun) {
        journal.write(Step.ROLLED_BACK);
      }
    }
    Outcome outcome = handedOver(mode, journal, disks, downtime);
    if (wishes.mode() == Choice.AUTO
        && outcome.end() == Outcome.End.HERE
        && outcome.reason().contains(NO_LOG_DIRTY)) {
      context
          .messages()
          .say(
              "xen-migrate: this Xen cannot move it live (no log of dirty memory):"
                  + " it is saved instead");
      mode = Mode.SAVE;
      journal.write(Step.BEGUN);
      outcome = handedOver(mode, journal, disks, downtime);
    }
    return outcome;
  }

  private Outcome handedOver(Mode how, Journal journal, Disks disks, Downtime downtime)
      throws IOException, CommandFault, InterruptedException {
    Handover handover =
        new Handover(
            how,
            now.config().name(),
            source,
            target,
            wishes.folder(),
            journal,
            new LastRound(disks, downtime),
            context.interruption()::isRequested);
    try (var _ = context.interruption().hold();
        var _ = context.progress().show(() -> state(disks, downtime))) {
      return handover.run(downtime);
    }
  }

  private ProgressState state(Disks disks, Downtime downtime) {
    if (downtime.isSuspended()) {
      return new ProgressState("suspended: disks", disks.done(), disks.size(), true);
    }
    long all = now.config().maxMemory() * 1024;
    return new ProgressState(
        "memory, pass " + downtime.pass(), Math.min(all, downtime.pages() * PAGE), all, true);
  }

  /** What nobody wants changed goes as xl wrote it. */
  private String config(String json) {
    return now.mapping().isEmpty() ? json : DomainConfig.of(json).on(now.mapping()).json();
  }

  /** What the handover does with the disks. */
  private final class LastRound implements Handover.Disks {
    private final Disks disks;
    private final Downtime downtime;

    LastRound(Disks disks, Downtime downtime) {
      this.disks = disks;
      this.downtime = downtime;
    }

    @Override
    public void suspended() {
      context.messages().detail("suspended");
    }

    @Override
    public void makeEqual() throws IOException, CommandFault, InterruptedException {
      downtime.held();
      rounds.add(disks.round());
      if (wishes.verify()) {
        List<String> differences = disks.differences();
        if (!differences.isEmpty()) {
          throw new IOException("verified: " + String.join("; ", differences));
        }
      }
      disks.finish();
      downtime.equal();
    }

    @Override
    public void beforeGiving() {
      context.messages().detail("the target has a whole copy");
    }

    @Override
    public void runsThere() {
      downtime.runsThere();
    }
  }
}
