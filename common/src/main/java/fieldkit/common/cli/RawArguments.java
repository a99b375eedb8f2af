package fieldkit.common.cli;

import fieldkit.common.io.RawText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The words of the command line as the shell passed them. Java decodes arguments and loses the
 * bytes that are not text in the locale; on Linux the kernel still has them, proc_pid_cmdline(5).
 */
final class RawArguments {
  private RawArguments() {}

  /** The same arguments as texts of {@link RawText}, every byte kept where the system lets us. */
  static List<String> of(String[] arguments) {
    if (Arrays.stream(arguments).allMatch(RawArguments::isAscii)) {
      return List.of(arguments);
    }
    try {
      return fromCommandLine(Files.readAllBytes(Path.of("/proc/self/cmdline")), List.of(arguments));
    } catch (IOException notLinux) {
      return List.of(arguments);
    }
  }

  /** The last words of a process's command line, one for each argument. */
  static List<String> fromCommandLine(byte[] commandLine, List<String> arguments) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < commandLine.length; i++) {
      if (commandLine[i] == 0) {
        words.add(RawText.decode(Arrays.copyOfRange(commandLine, start, i)));
        start = i + 1;
      }
    }
    int first = words.size() - arguments.size();
    return first < 0 ? arguments : List.copyOf(words.subList(first, words.size()));
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }
}
