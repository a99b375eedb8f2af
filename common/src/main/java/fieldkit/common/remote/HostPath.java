package fieldkit.common.remote;

import fieldkit.common.remote.RemoteFault.Reason;
import java.util.Optional;

/**
 * A file on another host, {@code [USER@]HOST:PATH}.
 *
 * @param host where it is
 * @param path its name there, a text of {@code RawText}; a relative one begins in the user's home
 */
public record HostPath(HostAddress host, String path) {

  /**
   * What a word of the command line means, a text of {@code RawText}.
   *
   * @return empty for a file here: no colon, or a slash before the first one, as rsync and scp have
   *     it ({@code ./a:b} is a file here)
   */
  public static Optional<HostPath> parse(String word) throws RemoteFault {
    int colon = colon(word);
    if (colon < 0) {
      return Optional.empty();
    }
    if (colon == word.length() - 1) {
      throw new RemoteFault(
          Reason.BAD_ADDRESS,
          word + ": no path is named after the colon",
          "a file on a host is written [USER@]HOST:PATH",
          null);
    }
    return Optional.of(
        new HostPath(HostAddress.parse(word.substring(0, colon)), word.substring(colon + 1)));
  }

  /** Where the path's colon is, or -1. */
  private static int colon(String word) {
    int first = word.indexOf(':');
    int slash = word.indexOf('/');
    String before = word.substring(0, slash < 0 ? word.length() : slash);
    int bracket = before.startsWith("[") ? 0 : before.indexOf("@[") + 1;
    if (before.startsWith("[", bracket)) {
      int closed = word.indexOf(']', bracket);
      return closed >= 0 && word.startsWith(":", closed + 1) ? closed + 1 : -1;
    }
    return first >= 0 && (slash < 0 || first < slash) ? first : -1;
  }

  /** The whole, as it is shown. */
  @Override
  public String toString() {
    String shown = host.host().contains(":") ? "[" + host.host() + "]" : host.host();
    return (host.user() == null ? "" : host.user() + "@") + shown + ":" + path;
  }
}
