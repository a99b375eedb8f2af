package fieldkit.common.remote;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Another host cannot be reached, does not let us in, or was lost, as the user's fact. The message
 * is {@code host: what is wrong}, one line; file names in it are texts of {@code RawText}.
 */
public final class RemoteFault extends IOException {
  private static final long serialVersionUID = 1L;

  /** The reasons a tool may have to tell apart. */
  public enum Reason {
    /** The words that name a host are wrong; nothing was tried. */
    BAD_ADDRESS,
    /** What the user configured or chose cannot be used. */
    BAD_SETTINGS,
    /** The program that would connect is not installed. */
    NO_CLIENT,
    /** No such host is known. */
    HOST_NOT_FOUND,
    /** The host, or its network, says no. */
    UNREACHABLE,
    /** Nothing answers, at the beginning or in the middle. */
    TIMEOUT,
    /** The host's key is not among those the user trusts. */
    HOST_KEY_UNKNOWN,
    /** The host shows another key than the one the user trusts, or one that was revoked. */
    HOST_KEY_CHANGED,
    /** The host does not let this user in. */
    DENIED,
    /** The command is not installed there. */
    NO_COMMAND,
    /** The connection ended before the command did. */
    LINK_LOST,
    /** This way to the host, or the host, cannot do it. */
    NOT_SUPPORTED,
    /** Anything else. */
    FAILED
  }

  private final Reason reason;
  private final @Nullable String help;

  /** A fault with nothing to add. */
  public RemoteFault(Reason reason, String message) {
    this(reason, message, null, null);
  }

  /**
   * A fault with something that helps.
   *
   * @param help a second line: the command or the way that would help, or null
   * @param cause what was caught, or null
   */
  public RemoteFault(
      Reason reason, String message, @Nullable String help, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
    this.help = help;
  }

  /** Why it failed. */
  public Reason reason() {
    return reason;
  }

  /** The second line, or null. */
  public @Nullable String help() {
    return help;
  }
}
