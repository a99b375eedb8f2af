package fieldkit.common.remote.builtin;

import fieldkit.common.remote.RemoteFault;
import fieldkit.common.remote.RemoteFault.Reason;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * What stands for something else in the names of files, ssh_config(5), TOKENS.
 *
 * @param named the host as the user named it
 * @param host the host as it is connected to
 * @param user who logs in there
 * @param localUser who is at work here
 */
record Tokens(String named, String host, int port, String user, String localUser, Path home) {

  /** The file that a text of {@code RawText} names. */
  Path path(String text) throws RemoteFault {
    boolean below = text.equals("~") || text.startsWith("~/");
    StringBuilder expanded = new StringBuilder(below ? home.toString() : "");
    for (int i = below ? 1 : 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean token = c == '%' && i + 1 < text.length();
      expanded.append(token ? value(text.charAt(++i), text) : String.valueOf(c));
    }
    try {
      return Path.of(expanded.toString());
    } catch (InvalidPathException e) {
      throw new RemoteFault(Reason.BAD_SETTINGS, text + ": the locale has no such name", null, e);
    }
  }

  private String value(char token, String text) throws RemoteFault {
    return switch (token) {
      case '%' -> "%";
      case 'd' -> home.toString();
      case 'h' -> host;
      case 'n' -> named;
      case 'p' -> String.valueOf(port);
      case 'r' -> user;
      case 'u' -> localUser;
      default ->
          throw new RemoteFault(
              Reason.BAD_SETTINGS,
              "%s: '%%%c' is beyond the built-in client".formatted(text, token));
    };
  }
}
