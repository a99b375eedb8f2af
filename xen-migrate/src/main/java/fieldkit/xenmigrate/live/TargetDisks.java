package fieldkit.xenmigrate.live;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.xenmigrate.host.Host;
import fieldkit.xenmigrate.host.Said;
import fieldkit.xenmigrate.plan.DiskMove;
import fieldkit.xenmigrate.storage.DiskFacts;
import fieldkit.xenmigrate.storage.DiskProbe;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Makes the disks that are missing on the target. They stay there if the migration fails. */
public final class TargetDisks {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Host target;
  private final Consumer<String> said;

  /**
   * @param said hears what was made
   */
  public TargetDisks(Host target, Consumer<String> said) {
    this.target = target;
    this.said = said;
  }

  /** Makes them, and returns all disks as they are then. */
  public List<DiskMove> make(List<DiskMove> moves)
      throws IOException, CommandFault, InterruptedException {
    List<DiskMove> there = new ArrayList<>();
    for (DiskMove move : moves) {
      there.add(move.isMissing() ? make(move) : move);
    }
    return there;
  }

  private DiskMove make(DiskMove move) throws IOException, CommandFault, InterruptedException {
    String path = move.target().path();
    String command = move.making().orElseThrow(() -> fault(path, "nobody knows how to make it"));
    Said done = target.run(command, LIMIT);
    if (!done.isDone()) {
      throw fault(path, "cannot be made: " + done.complaint());
    }
    DiskFacts made = new DiskProbe(target).look(List.of(path)).getFirst();
    if (!made.isDisk() || made.size() < move.source().size()) {
      throw fault(path, "was made, but is not there or is too small");
    }
    said.accept("made %s on %s".formatted(path, target.name()));
    return new DiskMove(move.disk(), move.source(), made);
  }

  private CommandFault fault(String path, String what) {
    return new CommandFault(ExitStatus.FAILED, "%s on %s: %s".formatted(path, target.name(), what));
  }
}
