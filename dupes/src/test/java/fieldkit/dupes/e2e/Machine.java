package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What the machine offers, and its other programs. */
final class Machine {
  private Machine() {}

  /** Whether this runs as root. */
  static boolean isRoot() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  static void assumeRoot() {
    assumeTrue(isRoot(), "not root: skipped");
  }

  /** Skips the test unless these programs are there. */
  static void assumePrograms(String... names) {
    for (String name : names) {
      assumeTrue(has(name), name + " is not there: skipped");
    }
  }

  private static boolean has(String name) {
    String path = Map.copyOf(System.getenv()).getOrDefault("PATH", "/usr/bin:/bin");
    return Arrays.stream((path + ":/usr/sbin:/sbin").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }

  /** Runs a program that must succeed; what it printed on standard output. */
  static String run(String... command) throws IOException {
    Process process = start(command);
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(await(process)).as("status of %s: %s", List.of(command), output).isZero();
    return output;
  }

  /** Runs a program; where it fails, the machine does not offer something: the test is skipped. */
  static void runOrSkip(String... command) throws IOException {
    Process process = start(command);
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (await(process) != 0) {
      abort("skipped, because of %s: %s".formatted(String.join(" ", command), output.strip()));
    }
  }

  private static Process start(String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    String path = builder.environment().getOrDefault("PATH", "/usr/bin:/bin");
    builder.environment().put("PATH", path + ":/usr/sbin:/sbin");
    return builder.start();
  }

  private static int await(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
