package fieldkit.common.cli;

import fieldkit.common.remote.RemoteFault;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a command ends without its result, as the user's fact. The message is {@code subject: what is
 * wrong}, one line, without the tool's name; file names in it are texts of {@code RawText}.
 */
public final class CommandFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final ExitStatus status;
  private final @Nullable String help;

  /** A fault with nothing to add. */
  public CommandFault(ExitStatus status, String message) {
    this(status, message, null, null);
  }

  /**
   * @param help a second line: the command or the way that would help, or null
   * @param cause what was caught, for {@code -vv}, or null
   */
  public CommandFault(
      ExitStatus status, String message, @Nullable String help, @Nullable Throwable cause) {
    super(message, cause);
    this.status = status;
    this.help = help;
  }

  /** What another host did to a command: only a wrong address is the command line's fault. */
  public static CommandFault of(RemoteFault fault) {
    boolean address = fault.reason() == RemoteFault.Reason.BAD_ADDRESS;
    String message = Objects.requireNonNullElse(fault.getMessage(), "failed");
    return new CommandFault(
        address ? ExitStatus.USAGE : ExitStatus.FAILED, message, fault.help(), fault);
  }

  /** What the process ends with. */
  public ExitStatus status() {
    return status;
  }

  /** The second line, or null. */
  public @Nullable String help() {
    return help;
  }
}
