package fieldkit.blocksync;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.RawPath;
import fieldkit.common.remote.HostAddress;
import fieldkit.common.remote.HostPath;
import fieldkit.common.remote.RemoteFault;
import java.io.IOException;
import java.util.Optional;

/** What the two words of a sync mean. */
final class PlaceParser {
  private final FileAccess files;

  PlaceParser(FileAccess files) {
    this.files = files;
  }

  /** The source: a path here, or HOST:PATH. */
  Place source(String word) throws CommandFault {
    try {
      Optional<HostPath> there = HostPath.parse(word);
      return there.isPresent() ? remote(there.get()) : local(word);
    } catch (RemoteFault e) {
      throw wrong(e);
    }
  }

  /**
   * The target: a path here if it contains a slash or is there, HOST:PATH, or HOST alone for the
   * source's path.
   */
  Place target(String word, Place source) throws CommandFault {
    try {
      Optional<HostPath> there = HostPath.parse(word);
      if (there.isPresent()) {
        return remote(there.get());
      }
      if (word.contains("/") || source.host().isPresent() || exists(word)) {
        return local(word);
      }
      return new Place(Optional.of(HostAddress.parse(word)), source.path());
    } catch (RemoteFault e) {
      throw wrong(e);
    }
  }

  private boolean exists(String word) {
    try {
      FileStatus _ = files.status(RawPath.ofText(word), false);
      return true;
    } catch (FileFault fault) {
      return fault.reason() != FileFault.Reason.NOT_FOUND;
    } catch (IOException unknown) {
      return false;
    }
  }

  private static Place local(String word) {
    return new Place(Optional.empty(), RawPath.ofText(word));
  }

  private static Place remote(HostPath there) {
    return new Place(Optional.of(there.host()), RawPath.ofText(there.path()));
  }

  private static CommandFault wrong(RemoteFault e) {
    return new CommandFault(ExitStatus.USAGE, String.valueOf(e.getMessage()), e.help(), e);
  }
}
