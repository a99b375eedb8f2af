package fieldkit.common.remote;

import fieldkit.common.remote.RemoteFault.Reason;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words for what can go wrong with a login, the same for each way to log in. */
public final class SshFault {
  private SshFault() {}

  /**
   * A fault in a user's words.
   *
   * @param name the host, as ssh takes it
   * @param said a detail that the program gave, or nothing
   */
  public static RemoteFault of(Reason reason, String name, String said) {
    return of(reason, name, said, null);
  }

  /**
   * A fault in a user's words.
   *
   * @param name the host, as ssh takes it
   * @param said a detail that the program gave, or nothing
   * @param cause what was caught, or null
   */
  public static RemoteFault of(Reason reason, String name, String said, @Nullable Throwable cause) {
    String detail = said.isEmpty() ? "" : " (%s)".formatted(uncapitalised(said));
    return new RemoteFault(reason, name + ": " + what(reason) + detail, help(reason, name), cause);
  }

  private static String uncapitalised(String said) {
    return said.substring(0, 1).toLowerCase(Locale.ROOT) + said.substring(1);
  }

  private static String what(Reason reason) {
    return switch (reason) {
      case HOST_NOT_FOUND -> "no such host is known";
      case UNREACHABLE -> "cannot be reached";
      case TIMEOUT -> "does not answer";
      case HOST_KEY_UNKNOWN -> "its host key is not known here";
      case HOST_KEY_CHANGED -> "its host key is not the one that is known here";
      case DENIED -> "does not let us in";
      case LINK_LOST -> "the connection was lost";
      default -> "cannot be used";
    };
  }

  private static @Nullable String help(Reason reason, String name) {
    return switch (reason) {
      case HOST_KEY_UNKNOWN -> "compare its key and accept it: ssh %s true".formatted(name);
      case HOST_KEY_CHANGED ->
          "somebody may be in between; if you know why it changed: ssh-keygen -R "
              + name.substring(name.lastIndexOf('@') + 1);
      case DENIED -> "this should work without a question: ssh %s true".formatted(name);
      default -> null;
    };
  }
}
