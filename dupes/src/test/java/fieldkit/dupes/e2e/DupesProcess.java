package fieldkit.dupes.e2e;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What is shipped, run as a process of its own. */
final class DupesProcess {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<String> tool;
  private final List<String> around = new ArrayList<>();
  private @Nullable Map<String, String> environment;
  private @Nullable Path folder;
  private byte[] input = {};

  private DupesProcess(List<String> tool) {
    this.tool = tool;
  }

  /** The self-contained jar, with the Java that runs this. */
  static DupesProcess ofJar(String... javaOptions) {
    return ofJar(jar(), javaOptions);
  }

  /** A copy of the jar, for a user who cannot come near this one. */
  static DupesProcess ofJar(Path jar, String... javaOptions) {
    List<String> tool = new ArrayList<>();
    tool.add(System.getProperty("java.home") + "/bin/java");
    tool.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
    tool.addAll(List.of(javaOptions));
    tool.addAll(List.of("-jar", jar.toString()));
    return new DupesProcess(tool);
  }

  /** The launcher of the checkout. */
  static DupesProcess ofLauncher() {
    return new DupesProcess(List.of(root().resolve("scripts/dupes").toString()));
  }

  static Path jar() {
    return root().resolve("dupes/target/dupes.jar");
  }

  private static Path root() {
    return Path.of(requireNonNull(System.getProperty("fieldkit.root"), "fieldkit.root"));
  }

  /** Runs it through another program, which is given its command line. */
  DupesProcess under(String... program) {
    around.addAll(0, List.of(program));
    return this;
  }

  DupesProcess in(Path folder) {
    this.folder = folder;
    return this;
  }

  /** Runs it in this environment alone. */
  DupesProcess with(Map<String, String> environment) {
    this.environment = environment;
    return this;
  }

  DupesProcess reading(byte[] input) {
    this.input = input.clone();
    return this;
  }

  /** The words of the command, for a shell to quote. */
  List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(around);
    command.addAll(tool);
    command.addAll(List.of(arguments));
    return command;
  }

  Outcome run(String... arguments) throws IOException {
    return start(arguments).outcome();
  }

  Running start(String... arguments) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command(arguments));
    if (environment != null) {
      builder.environment().clear();
      builder.environment().putAll(environment);
    }
    if (folder != null) {
      ProcessBuilder _ = builder.directory(folder.toFile());
    }
    return new Running(builder.start(), input);
  }

  /** A process under way. */
  static final class Running {
    private final Process process;
    private final CompletableFuture<byte[]> out;
    private final CompletableFuture<byte[]> err;

    private Running(Process process, byte[] input) {
      this.process = process;
      this.out = CompletableFuture.supplyAsync(() -> readAll(process.getInputStream()));
      this.err = CompletableFuture.supplyAsync(() -> readAll(process.getErrorStream()));
      try (OutputStream in = process.getOutputStream()) {
        in.write(input);
      } catch (IOException notRead) {
        // its own business
      }
    }

    private static byte[] readAll(InputStream in) {
      try (in) {
        return in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Sends a signal, named as kill(1) names it. */
    void signal(String name) throws IOException {
      String _ = Machine.run("kill", "-" + name, String.valueOf(process.pid()));
    }

    /** Waits until a file has so many lines, at most as long as a run may take. */
    void awaitLines(Path path, int count) throws IOException {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!Files.exists(path) || lines(path) < count) {
        if (System.nanoTime() > end || !process.isAlive()) {
          throw new AssertionError(path + " did not get " + count + " lines");
        }
        pause();
      }
    }

    private static long lines(Path path) throws IOException {
      return Files.readString(path, StandardCharsets.ISO_8859_1).lines().count();
    }

    private static void pause() {
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    Outcome outcome() {
      try {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
          Process _ = process.destroyForcibly();
          throw new AssertionError("it did not end within " + PATIENCE);
        }
        return new Outcome(process.exitValue(), out.join(), err.join());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
