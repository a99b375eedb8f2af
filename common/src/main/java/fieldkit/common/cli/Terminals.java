package fieldkit.common.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which of a process's streams a person sits behind.
 *
 * @param input whether standard input is a terminal
 * @param output whether standard output is one
 */
public record Terminals(boolean input, boolean output) {

  /** Those of this process. */
  static Terminals ofThisProcess() {
    return new Terminals(isTerminal(0), isTerminal(1));
  }

  /** Whether standard error is a terminal. */
  static boolean isErrorATerminal() {
    return isTerminal(2);
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
