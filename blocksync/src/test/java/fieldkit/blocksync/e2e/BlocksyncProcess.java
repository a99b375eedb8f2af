package fieldkit.blocksync.e2e;

import static java.util.Objects.requireNonNull;

import fieldkit.blocksync.testing.Programs;
import fieldkit.common.remote.ShellWords;
import fieldkit.common.testing.TrainedJar;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** What is shipped, as a process of its own. */
final class BlocksyncProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  // the common pool may have one thread only, which a process that goes on would keep
  private static final Executor OWN_THREADS = Thread::startVirtualThread;

  private final Process process;
  private final CompletableFuture<String> out;
  private final CompletableFuture<String> err;

  private BlocksyncProcess(Process process) {
    this.process = process;
    this.out = CompletableFuture.supplyAsync(() -> text(process.getInputStream()), OWN_THREADS);
    this.err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()), OWN_THREADS);
  }

  /** The words that run the self-contained jar. */
  static List<String> words(String... arguments) {
    Path root = Path.of(requireNonNull(System.getProperty("fieldkit.root"), "fieldkit.root"));
    List<String> words = new ArrayList<>();
    String java = System.getProperty("java.home") + "/bin/java";
    words.add(java);
    words.addAll(TrainedJar.flags(root, java, "blocksync"));
    words.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xms16m",
            "-Xmn8m",
            "-jar",
            root.resolve("blocksync/target/blocksync.jar").toString()));
    words.addAll(List.of(arguments));
    return words;
  }

  /** Puts a program {@code blocksync} into a folder, for a PATH. */
  static Path install(Path folder) throws IOException {
    Path file = Files.createDirectories(folder).resolve("blocksync");
    String script = "#!/bin/sh\nexec " + ShellWords.command(words()) + " \"$@\"\n";
    return Files.setPosixFilePermissions(
        Files.writeString(file, script), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  static BlocksyncProcess start(Path home, String... arguments) throws IOException {
    return of(home, words(arguments));
  }

  /** Any program that runs it. */
  static BlocksyncProcess of(Path home, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(Blocksync.environment(home));
    Process process = builder.start();
    process.getOutputStream().close();
    return new BlocksyncProcess(process);
  }

  private static String text(InputStream in) {
    try (in) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a signal, named as kill(1) names it. */
  void signal(String name) {
    String _ = Programs.run("kill", "-" + name, Long.toString(process.pid()));
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for its end. */
  Outcome outcome() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("it did not end within " + PATIENCE);
    }
    return new Outcome(process.exitValue(), out.join(), err.join());
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    Process _ = process.destroyForcibly();
  }
}
