package fieldkit.blocksync.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The machine's other programs. */
public final class Programs {
  private Programs() {}

  /** Skips the test unless it runs as root. */
  public static void assumeRoot() {
    assumeTrue(isRoot(), "not root: skipped");
  }

  private static boolean isRoot() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** Skips the test unless these programs are there. */
  public static void assumeThere(String... names) {
    for (String name : names) {
      assumeTrue(isThere(name), name + " is not there: skipped");
    }
  }

  private static boolean isThere(String name) {
    return Arrays.stream(searched().split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }

  private static String searched() {
    return Map.copyOf(System.getenv()).getOrDefault("PATH", "/usr/bin:/bin") + ":/usr/sbin:/sbin";
  }

  /** Runs a program that must succeed; what it printed, without the last line's end. */
  public static String run(String... command) {
    Result result = result(command);
    assertThat(result.status()).as("status of %s: %s", List.of(command), result.output()).isZero();
    return result.output();
  }

  /** Runs a program; where it fails, the machine does not offer something: the test is skipped. */
  public static String runOrSkip(String... command) {
    Result result = result(command);
    return result.status() == 0
        ? result.output()
        : abort("skipped: %s: %s".formatted(String.join(" ", command), result.output()));
  }

  /** Runs a program, however it ends. */
  public static Result result(String... command) {
    try {
      Process process = start(command);
      byte[] output = process.getInputStream().readAllBytes();
      return new Result(
          process.waitFor(), new String(output, StandardCharsets.UTF_8).stripTrailing());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Starts a program; both its outputs are one stream. */
  public static Process start(String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PATH", searched());
    builder.environment().put("LC_ALL", "C");
    return builder.start();
  }

  /** How a program ended. */
  public record Result(int status, String output) {}
}
