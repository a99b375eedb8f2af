package fieldkit.common.remote;

import fieldkit.common.remote.RemoteFault.Reason;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A host, and perhaps the user to be there: {@code [USER@]HOST}, where HOST is a name, a number, or
 * an alias of {@code ~/.ssh/config}. An IPv6 address may stand in brackets.
 *
 * @param user the user's name, or null for whoever the login's configuration says
 * @param host without brackets
 */
public record HostAddress(@Nullable String user, String host) {
  /**
   * What a shell could take for more than a name, as configurations put host and user into commands
   * (OpenSSH refuses it since 9.6: ssh.c, valid_hostname and valid_ruser), and what only paths
   * have.
   */
  private static final String FORBIDDEN = "'`\"$\\;&<>|(){}/";

  /** Checks the parts. */
  public HostAddress {
    Objects.requireNonNull(host);
  }

  /** The address that a word of the command line gives. */
  public static HostAddress parse(String word) throws RemoteFault {
    int at = word.lastIndexOf('@');
    String user = at < 0 ? null : word.substring(0, at);
    String host = withoutBrackets(word.substring(at + 1), word);
    if (host.isEmpty()) {
      throw bad(word, "no host is named");
    }
    check(host, word, "host");
    if (user != null) {
      if (user.isEmpty()) {
        throw bad(word, "no user is named before the @");
      }
      check(user, word, "user");
    }
    return new HostAddress(user, host);
  }

  private static String withoutBrackets(String host, String word) throws RemoteFault {
    if (!host.startsWith("[")) {
      return host;
    }
    if (!host.endsWith("]")) {
      throw bad(word, "a bracket is not closed");
    }
    return host.substring(1, host.length() - 1);
  }

  private static void check(String part, String word, String what) throws RemoteFault {
    if (part.startsWith("-")) { // ssh would take it for an option
      throw bad(word, "a %s cannot begin with a dash".formatted(what));
    }
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      boolean domain =
          c == '\\' && what.equals("user") && i < part.length() - 1; // of a Windows domain
      boolean odd = c <= ' ' || c == 0x7F || Character.isSurrogate(c) || FORBIDDEN.indexOf(c) >= 0;
      if (odd && !domain) {
        throw bad(word, "a %s cannot have a character like '%c'".formatted(what, c));
      }
    }
  }

  private static RemoteFault bad(String word, String what) {
    return new RemoteFault(
        Reason.BAD_ADDRESS, word + ": " + what, "a host is written [USER@]HOST", null);
  }

  /** {@code USER@HOST} or {@code HOST}, as ssh takes it. */
  public String text() {
    return user == null ? host : user + "@" + host;
  }

  /** The same as {@link #text}. */
  @Override
  public String toString() {
    return text();
  }
}
