package fieldkit.blocksync.state.trace;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.Map;

/**
 * A trace buffer of our own: it sees nothing but one disk's writes, and nobody else's tracing sees
 * it. Removed when it is closed. Safe for several threads.
 */
final class TraceInstance implements Closeable {
  private static final int LEAST_KIB = 4;
  private static final int TRIES = 40;
  private static final int MILLIS_BETWEEN = 25;

  private final Path folder;
  private final Map<BlockEvent, String> filters = new EnumMap<>(BlockEvent.class);
  private final FileChannel pipe;
  private final FileChannel marker;

  private TraceInstance(Path folder, FileChannel pipe, FileChannel marker) {
    this.folder = folder;
    this.pipe = pipe;
    this.marker = marker;
  }

  /**
   * Makes an instance, in place of one that a killed daemon left, and lets events flow.
   *
   * @param disk the number whose events are wanted
   * @param bufferKib for all processors together
   */
  static TraceInstance create(Path folder, long disk, int bufferKib) throws IOException {
    remove(folder);
    Path _ = Files.createDirectory(folder);
    try {
      setUp(folder, bufferKib);
      TraceInstance instance =
          new TraceInstance(
              folder,
              FileChannel.open(folder.resolve("trace_pipe"), StandardOpenOption.READ),
              FileChannel.open(folder.resolve("trace_marker"), StandardOpenOption.WRITE));
      instance.start(disk);
      return instance;
    } catch (IOException e) {
      remove(folder);
      throw e;
    }
  }

  private static void setUp(Path folder, int bufferKib) throws IOException {
    for (BlockEvent event : BlockEvent.values()) {
      event.check(folder);
    }
    int kib = Math.max(LEAST_KIB, bufferKib / Math.max(1, processors(folder)));
    write(folder.resolve("buffer_size_kb"), Integer.toString(kib));
    // one clock for all processors: by it their events are put in order, our marks among them
    write(folder.resolve("trace_clock"), "global");
    write(folder.resolve("trace_options"), "nocontext-info");
    write(folder.resolve("trace_options"), "overwrite"); // what is lost is told then
  }

  private static int processors(Path folder) throws IOException {
    int count = 0;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder.resolve("per_cpu"))) {
      for (Path _ : all) {
        count++;
      }
    }
    return count;
  }

  private void start(long disk) throws IOException {
    try {
      for (BlockEvent event : BlockEvent.values()) {
        String filter = event.filter(disk);
        Path file = event.folder(folder).resolve("filter");
        try {
          write(file, filter);
        } catch (IOException notUnderstood) {
          filter = event.everything(disk);
          write(file, filter);
        }
        String _ = filters.put(event, filter);
        write(event.folder(folder).resolve("enable"), "1");
      }
    } catch (IOException e) {
      pipe.close();
      marker.close();
      throw e;
    }
  }

  /**
   * Reads events as text, waiting for some. Once it is closed it fails.
   *
   * @param target a direct buffer
   * @return the bytes read
   */
  int read(ByteBuffer target) throws IOException {
    return pipe.read(target);
  }

  /** Puts a text among the events. */
  void mark(String text) throws IOException {
    int _ = marker.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
  }

  /** How many events this instance has lost in its life. */
  long losses() throws IOException {
    long losses = 0;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder.resolve("per_cpu"))) {
      for (Path processor : all) {
        for (String line : Files.readAllLines(processor.resolve("stats"))) {
          if (line.startsWith("overrun: ")
              || line.startsWith("commit overrun: ")
              || line.startsWith("dropped events: ")) {
            losses += Long.parseLong(line.substring(line.indexOf(": ") + 2).strip());
          }
        }
      }
    }
    return losses;
  }

  /** Whether it still is as it was made: somebody else may have changed it by hand. */
  boolean isIntact() throws IOException {
    for (Map.Entry<BlockEvent, String> each : filters.entrySet()) {
      Path event = each.getKey().folder(folder);
      if (!read(event.resolve("filter")).equals(each.getValue())
          || !read(event.resolve("enable")).equals("1")) {
        return false;
      }
    }
    return read(folder.resolve("tracing_on")).equals("1");
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file).strip();
  }

  private static void write(Path file, String text) throws IOException {
    Path _ = Files.writeString(file, text, StandardOpenOption.WRITE);
  }

  @Override
  public void close() throws IOException {
    pipe.close(); // wakes who reads
    marker.close();
    remove(folder);
  }

  /**
   * Removes an instance, if there is one.
   *
   * @throws IOException if somebody reads its events
   */
  static void remove(Path folder) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        boolean _ = Files.deleteIfExists(folder);
        return;
      } catch (FileSystemException e) {
        if (attempt == TRIES) {
          throw new IOException("%s is in use and cannot be removed".formatted(folder), e);
        }
      }
      pause();
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(MILLIS_BETWEEN); // who read it may be about to let go
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
