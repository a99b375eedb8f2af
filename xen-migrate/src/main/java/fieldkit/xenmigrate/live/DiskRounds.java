package fieldkit.xenmigrate.live;

import fieldkit.common.cli.ByteSize;
import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ProgressState;
import fieldkit.common.cli.ToolContext;
import fieldkit.xenmigrate.rounds.Convergence;
import fieldkit.xenmigrate.rounds.DiskRound;
import fieldkit.xenmigrate.rounds.Disks;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The rounds while the guest runs: until the last one fits, or would not get shorter. */
public final class DiskRounds {
  private static final double NANOS = 1e9;

  private final ToolContext context;
  private final Disks disks;
  private final Convergence convergence;
  private final List<DiskRound> rounds;

  /**
   * @param limit how long the last round may take, if that can be had
   * @param rounds where they are written down
   */
  public DiskRounds(ToolContext context, Disks disks, Duration limit, List<DiskRound> rounds) {
    this.context = context;
    this.disks = disks;
    this.convergence = new Convergence(limit);
    this.rounds = rounds;
  }

  /** Runs them. */
  public void run() throws IOException, CommandFault, InterruptedException {
    Convergence.Next next = Convergence.Next.AGAIN;
    while (next == Convergence.Next.AGAIN) {
      DiskRound round = round(rounds.size());
      rounds.add(round);
      context.messages().say(line(rounds.size() - 1, round));
      next = convergence.after(rounds.stream().map(DiskRound::nanos).toList());
    }
    if (next == Convergence.Next.NO_SHORTER) {
      context
          .messages()
          .say(
              String.format(
                  Locale.ROOT,
                  "xen-migrate: rounds get no shorter; the guest will wait about %.1f s for its disks",
                  rounds.getLast().nanos() / NANOS));
    }
  }

  private DiskRound round(int number) throws IOException, CommandFault, InterruptedException {
    try (var _ =
        context
            .progress()
            .show(() ->
                new ProgressState("disks, round " + number, disks.done(), disks.size(), true))) {
      return disks.round();
    }
  }

  private static String line(int number, DiskRound round) {
    return String.format(
        Locale.ROOT,
        "xen-migrate: round %d: %s read, %s sent, %.1f s",
        number,
        ByteSize.format(round.read()),
        ByteSize.format(round.sent()),
        round.nanos() / NANOS);
  }
}
