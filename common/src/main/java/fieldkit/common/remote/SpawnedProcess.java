package fieldkit.common.remote;

import fieldkit.common.remote.RemoteFault.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A program of this machine that runs a command elsewhere, or here. Its streams are the pipes
 * themselves: of Java's wrappers, arrays of 8 KiB and more take no notice.
 */
final class SpawnedProcess implements RemoteProcess {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final String name;
  private final Process process;
  private final ErrorLines errors;
  private final Thread errorReader;
  private final EndMeaning meaning;

  private SpawnedProcess(String name, Process process, ErrorLines errors, EndMeaning meaning) {
    this.name = name;
    this.process = process;
    this.errors = errors;
    this.meaning = meaning;
    this.errorReader = Thread.ofPlatform().name("errors of " + name).daemon().unstarted(this::read);
  }

  /**
   * Starts a program.
   *
   * @param name what it is for, in messages
   * @param words the program and its arguments, texts of {@code RawText}
   * @param meaning what its end says
   * @throws IOException if it cannot be started, which mostly means that it is not installed
   */
  static SpawnedProcess start(
      String name, List<String> words, Consumer<String> errors, EndMeaning meaning)
      throws IOException {
    Process process = new ProcessBuilder(ShellWords.startable(words)).start();
    SpawnedProcess spawned = new SpawnedProcess(name, process, new ErrorLines(errors), meaning);
    spawned.errorReader.start();
    return spawned;
  }

  private void read() {
    try (ErrorLines lines = errors) {
      long _ = process.getErrorStream().transferTo(lines);
    } catch (IOException closed) {
      // it was ended by us
    }
  }

  /** Whether it has not ended. */
  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public InputStream in() {
    return process.getInputStream();
  }

  @Override
  public OutputStream out() {
    return process.getOutputStream();
  }

  @Override
  public int exitStatus(Duration limit) throws RemoteFault, InterruptedException {
    if (!process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new RemoteFault(
          Reason.TIMEOUT,
          "%s: the command has not ended within %d seconds".formatted(name, limit.toSeconds()));
    }
    boolean _ = errorReader.join(PATIENCE); // somebody it left behind may hold the stream open
    meaning.check(process.exitValue(), errors.last());
    return process.exitValue();
  }

  @Override
  public void close() {
    // by handles: Process.destroy would close the streams, and wait for who uses them
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroy);
    if (!hasEnded()) {
      all.forEach(ProcessHandle::destroyForcibly);
      boolean _ = hasEnded();
    }
  }

  private boolean hasEnded() {
    try {
      return process.waitFor(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)
          && errorReader.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
