package fieldkit.newpost.testing;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Programs of this machine. */
public final class Programs {
  private static final long PATIENCE_SECONDS = 120;

  private Programs() {}

  /**
   * What a program did.
   *
   * @param status its exit status
   * @param out what it printed
   */
  public record Done(int status, String out) {
    /** Says that it went well. */
    public String good() {
      if (status != 0) {
        fail("status %d:%n%s", status, out);
      }
      return out;
    }
  }

  /** Skips the test, in words, where a program is not to be had. */
  public static String need(String program) {
    Optional<String> found = find(program);
    Assumptions.assumeTrue(
        found.isPresent(), program + " is neither in PATH nor below FIELDKIT_ENGINES");
    return found.orElseThrow();
  }

  /** Where a program is: in PATH, or among the engines that npm installed. */
  public static Optional<String> find(String program) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      Path file = Path.of(folder, program);
      if (Files.isExecutable(file)) {
        return Optional.of(file.toString());
      }
    }
    Path own = engines().resolve("node_modules/.bin").resolve(program);
    return Files.isExecutable(own) ? Optional.of(own.toString()) : Optional.empty();
  }

  /** The folder that npm installed engines to. */
  public static Path engines() {
    return Path.of(System.getenv().getOrDefault("FIELDKIT_ENGINES", "/nonexistent"));
  }

  /** Runs a program to its end. */
  public static Done run(
      Path folder, Map<String, String> environment, String in, List<String> words)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    CompletableFuture<Void> feeder =
        CompletableFuture.runAsync(() -> {
          try (OutputStream input = process.getOutputStream()) {
            input.write(in.getBytes(StandardCharsets.UTF_8));
          } catch (IOException notRead) {
            // its own business
          }
        });
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        Process _ = process.destroyForcibly();
        fail("%s did not end", words);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    feeder.join();
    return new Done(process.exitValue(), out);
  }

  /** Runs a program in a folder. */
  public static Done run(Path folder, String... words) throws IOException {
    return run(folder, Map.of(), "", List.of(words));
  }
}
