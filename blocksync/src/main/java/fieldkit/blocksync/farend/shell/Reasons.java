package fieldkit.blocksync.farend.shell;

import fieldkit.blocksync.protocol.LinkLostException;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileFault.Reason;
import java.io.IOException;
import java.util.Map;

/** What programs say of a failure in the C locale, strerror(3), and what it means. Pure. */
final class Reasons {
  private static final Map<String, Reason> KNOWN =
      Map.ofEntries(
          Map.entry("No such file or directory", Reason.NOT_FOUND),
          Map.entry("Permission denied", Reason.DENIED),
          Map.entry("Operation not permitted", Reason.DENIED),
          Map.entry("Not a directory", Reason.NOT_A_DIRECTORY),
          Map.entry("Is a directory", Reason.IS_A_DIRECTORY),
          Map.entry("Too many levels of symbolic links", Reason.TOO_MANY_LINKS_TO_FOLLOW),
          Map.entry("File name too long", Reason.NAME_TOO_LONG),
          Map.entry("File exists", Reason.EXISTS),
          Map.entry("No space left on device", Reason.NO_SPACE),
          Map.entry("Read-only file system", Reason.READ_ONLY),
          Map.entry("Input/output error", Reason.INPUT_OUTPUT),
          Map.entry("in use elsewhere", Reason.IN_USE),
          Map.entry("locked", Reason.IN_USE));

  private Reasons() {}

  /** The fault of a line such as {@code dd: error writing '/dev/sdb': No space left on device}. */
  static FileFault of(String line) {
    String said = line.substring(line.lastIndexOf(": ") + 1).strip();
    Reason reason = KNOWN.get(said);
    return reason == null ? new FileFault(Reason.OTHER, said) : new FileFault(reason);
  }

  /** The same failure for another thread: an exception is thrown once. */
  static IOException again(IOException failure) {
    String message = FileFault.reasonOf(failure);
    return switch (failure) {
      case FileFault fault -> new FileFault(fault.reason(), message);
      case LinkLostException lost -> new LinkLostException(message, lost);
      default -> new IOException(message, failure);
    };
  }
}
