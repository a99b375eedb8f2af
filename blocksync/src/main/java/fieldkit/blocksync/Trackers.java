package fieldkit.blocksync;

import fieldkit.blocksync.state.changes.ChangeTracker;
import fieldkit.blocksync.state.changes.GivenRanges;
import fieldkit.blocksync.state.trace.TraceTracker;
import fieldkit.blocksync.state.trace.TrackerSettings;
import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.ToolContext;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Who knows what changed on a source of this machine. */
final class Trackers {
  private final ToolContext context;

  Trackers(ToolContext context) {
    this.context = context;
  }

  Optional<ChangeTracker> of(Place source, Optional<RawPath> ranges) throws CommandFault {
    if (source.host().isPresent()) {
      return Optional.empty();
    }
    if (ranges.isPresent()) {
      return Optional.of(given(ranges.get()));
    }
    return watched(source.path());
  }

  private ChangeTracker given(RawPath list) throws CommandFault {
    try {
      return GivenRanges.read(context.files(), list, Long.MAX_VALUE);
    } catch (IOException e) {
      throw new CommandFault(
          ExitStatus.USAGE, "%s: %s".formatted(list.text(), FileFault.reasonOf(e)), null, e);
    }
  }

  /** The daemon of {@code blocksync track}, if it watches this device. */
  private Optional<ChangeTracker> watched(RawPath source) {
    try {
      String number = DeviceNumber.of(Path.of(source.text()));
      return Optional.of(new TraceTracker(TrackerSettings.usual(), number));
    } catch (IOException | InvalidPathException e) {
      return Optional.empty(); // no device; if it cannot be opened, that is told when it is
    }
  }
}
