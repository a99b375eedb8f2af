package fieldkit.newpost.sri;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The browser that is installed here, without a window. */
final class Chromium {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  private final Path program;
  private final Path profile;

  private Chromium(Path program, Path profile) {
    this.program = program;
    this.profile = profile;
  }

  /** The browser, with an empty profile; the test is skipped where there is none. */
  static Chromium find(Path profile) {
    String path = System.getenv().getOrDefault("PATH", "");
    Path program =
        Stream.of(path.split(":", -1))
            .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder).resolve(name)))
            .filter(Files::isExecutable)
            .findFirst()
            .orElseGet(() -> abort("Chromium is not installed: no test with a real browser"));
    return new Chromium(program, profile);
  }

  /** The page's elements once it is loaded and its scripts have run. */
  String elements(String url) throws IOException {
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--user-data-dir=" + profile,
                "--dump-dom",
                url)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> read(process));
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        Process _ = process.destroyForcibly();
        throw new AssertionError("the browser did not end within " + PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return out.join();
  }

  private static String read(Process process) {
    try (InputStream in = process.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
