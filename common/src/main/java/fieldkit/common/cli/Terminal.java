package fieldkit.common.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the process's streams are connected to. */
final class Terminal {
  private Terminal() {}

  /** Whether standard error is a terminal that understands control sequences. */
  static boolean isErrorATerminal(Map<String, String> environment) {
    return isTerminal(2) && !"dumb".equals(environment.get("TERM"));
  }

  /** Whether standard output is a terminal. */
  static boolean isOutputATerminal() {
    return isTerminal(1);
  }

  @SuppressWarnings("SystemConsoleNull") // not null since 22, but declared to be able to be
  private static boolean isTerminal(int descriptor) {
    // cheaper at start-up than a first native call for isatty(3)
    Path link = Path.of("/proc/self/fd/" + descriptor);
    try {
      String target = Files.readSymbolicLink(link).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException notLinux) {
      @Nullable Console console = System.console();
      return console != null && console.isTerminal();
    }
  }
}
