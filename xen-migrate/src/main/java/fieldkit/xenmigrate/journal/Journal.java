package fieldkit.xenmigrate.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a migration has done, a line of JSON a step, each on the disk before {@link #write} returns.
 * It is locked as long as it is open, so that nobody migrates or resolves the same domain at the
 * same time. One thread.
 */
public final class Journal implements Closeable {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final FileChannel file;
  private final Clock clock;
  private Written last;

  /**
   * What was written last.
   *
   * @param step the step
   * @param facts all facts of all steps
   */
  public record Written(Step step, Map<String, String> facts) {
    /** Copies the map. */
    public Written {
      facts = Map.copyOf(facts);
    }

    /** A fact, or nothing. */
    public String fact(String name) {
      return facts.getOrDefault(name, "");
    }
  }

  private Journal(FileChannel file, Clock clock, Written last) {
    this.file = file;
    this.clock = clock;
    this.last = last;
  }

  /**
   * Begins a new one in place of an old one that has ended.
   *
   * @return nothing if the old one has not ended, or somebody works on it
   */
  public static Optional<Journal> begin(Path path, Clock clock, Map<String, String> facts)
      throws IOException {
    Optional<FileChannel> file = lock(path);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    Optional<Written> before = read(path); // with the lock in hand
    if (before.isPresent() && !before.get().step().isEnd()) {
      file.get().close();
      return Optional.empty();
    }
    FileChannel truncated = file.get().truncate(0);
    Journal journal = new Journal(truncated, clock, new Written(Step.BEGUN, Map.of()));
    journal.write(Step.BEGUN, facts);
    force(path);
    return Optional.of(journal);
  }

  /**
   * Goes on with one that is there.
   *
   * @return nothing if there is none, or somebody works on it
   */
  public static Optional<Journal> goOn(Path path, Clock clock) throws IOException {
    Optional<FileChannel> file = Files.exists(path) ? lock(path) : Optional.empty();
    if (file.isEmpty()) {
      return Optional.empty();
    }
    Optional<Written> before = read(path); // with the lock in hand
    if (before.isEmpty()) {
      file.get().close();
      return Optional.empty();
    }
    return Optional.of(new Journal(file.get(), clock, before.get()));
  }

  private static Optional<FileChannel> lock(Path path) throws IOException {
    FileChannel file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = file.tryLock();
    } catch (OverlappingFileLockException ours) {
      // as if it were another's
    } finally {
      if (lock == null) {
        file.close();
      }
    }
    return lock == null ? Optional.empty() : Optional.of(file);
  }

  /** A new file's name is on the disk when its folder is. */
  private static void force(Path file) throws IOException {
    Path folder = file.toAbsolutePath().resolveSibling("");
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** What one says, whoever has it open; nothing if there is none, or nothing whole in it. */
  public static Optional<Written> read(Path path) throws IOException {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    String text = Files.readString(path);
    Step step = null;
    Map<String, String> facts = new LinkedHashMap<>();
    int end = text.lastIndexOf('\n'); // behind it there may be half a line
    for (String line : text.substring(0, end + 1).lines().toList()) {
      try {
        JsonNode entry = JSON.readTree(line);
        step = Step.valueOf(entry.path("step").asString(""));
        entry
            .path("facts")
            .properties()
            .forEach(fact -> facts.put(fact.getKey(), fact.getValue().asString("")));
      } catch (JacksonException | IllegalArgumentException damaged) {
        throw new IOException(path + ": a line of it is damaged", damaged);
      }
    }
    return step == null ? Optional.empty() : Optional.of(new Written(step, facts));
  }

  /** What was written last. */
  public Written last() {
    return last;
  }

  /** Writes a step; it is on the disk when this returns. */
  public void write(Step step) throws IOException {
    write(step, Map.of());
  }

  /** The same with facts. */
  public void write(Step step, Map<String, String> facts) throws IOException {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("time", clock.instant().toString());
    entry.put("step", step.name());
    if (!facts.isEmpty()) {
      entry.put("facts", facts);
    }
    ByteBuffer line =
        ByteBuffer.wrap((JSON.writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8));
    file.position(file.size());
    while (line.hasRemaining()) {
      int _ = file.write(line);
    }
    file.force(true);
    Map<String, String> all = new LinkedHashMap<>(last.facts());
    all.putAll(facts);
    last = new Written(step, all);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
