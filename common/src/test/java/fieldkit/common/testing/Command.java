package fieldkit.common.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Other programs, which make what a test looks at or say what it should have seen. */
public final class Command {
  private Command() {}

  /** Runs a shell script in a folder, and returns what it printed. It must not fail. */
  public static String sh(Path folder, String script) {
    Ended ended = run(folder, "sh", "-c", script);
    assertThat(ended.status()).as("status of: %s%n%s", script, ended.said()).isZero();
    return ended.said();
  }

  /** Whether a program can be found. */
  public static boolean exists(String program) {
    return run(Path.of("/"), "sh", "-c", "command -v " + program).status() == 0;
  }

  /** Runs a program to its end. */
  public static Ended run(Path folder, String... words) {
    try {
      Process process =
          new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = text(process.getInputStream());
      return new Ended(process.waitFor(), said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in " + List.of(words), e);
    }
  }

  private static String text(InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }

  /**
   * How a program ended.
   *
   * @param said what it wrote to both its outputs
   */
  public record Ended(int status, String said) {}
}
