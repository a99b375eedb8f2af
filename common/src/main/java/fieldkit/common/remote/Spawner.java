package fieldkit.common.remote;

import fieldkit.common.remote.RemoteFault.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Starts the programs of one shell, and ends them all. */
final class Spawner implements AutoCloseable {
  private final String name;
  private final EndMeaning meaning;
  private final @Nullable String missing;
  private final List<SpawnedProcess> started = new ArrayList<>();

  /**
   * Nothing started yet.
   *
   * @param name the host, in messages
   * @param meaning what the end of a program says
   * @param missing how to get the program where it is not installed, or null
   */
  Spawner(String name, EndMeaning meaning, @Nullable String missing) {
    this.name = name;
    this.meaning = meaning;
    this.missing = missing;
  }

  /** Starts a program with arguments, texts of {@code RawText}. */
  SpawnedProcess start(List<String> words, Consumer<String> errors) throws RemoteFault {
    try {
      SpawnedProcess process = SpawnedProcess.start(name, words, errors, meaning);
      started.add(process);
      return process;
    } catch (IOException e) {
      throw new RemoteFault(
          Reason.NO_CLIENT, words.getFirst() + ": not installed, or no program", missing, e);
    }
  }

  /** Whether a program of ours is running. */
  boolean isBusy() {
    return started.stream().anyMatch(SpawnedProcess::isAlive);
  }

  @Override
  public void close() {
    started.forEach(SpawnedProcess::close);
    started.clear();
  }
}
