package fieldkit.dupes;

import fieldkit.common.io.RawPath;
import java.util.Map;

/** The user's own folders, as the XDG Base Directory specification has them. */
final class UserFolders {
  private final Map<String, String> environment;

  UserFolders(Map<String, String> environment) {
    this.environment = environment;
  }

  /** For what a program did: $XDG_STATE_HOME. */
  RawPath state() {
    return folder("XDG_STATE_HOME", ".local/state");
  }

  /** For data: $XDG_DATA_HOME. */
  RawPath data() {
    return folder("XDG_DATA_HOME", ".local/share");
  }

  private RawPath folder(String variable, String usual) {
    String named = environment.getOrDefault(variable, "");
    return named.startsWith("/") ? RawPath.ofText(named) : home().resolve(RawPath.ofText(usual));
  }

  /** Without HOME, as in cron's barest environment, what the user database says. */
  private RawPath home() {
    String home = environment.getOrDefault("HOME", "");
    return RawPath.ofText(home.startsWith("/") ? home : System.getProperty("user.home", "/"));
  }
}
