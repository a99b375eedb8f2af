package fieldkit.blocksync.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All files of a folder at a moment, so that it can be as if nothing had happened since. */
final class Folder {
  private final Path folder;
  private final Map<Path, byte[]> files = new TreeMap<>();

  private Folder(Path folder) {
    this.folder = folder;
  }

  /** What is there now, while others may write to it. */
  static Folder now(Path folder) {
    Folder taken = new Folder(folder);
    try {
      for (Path file : files(folder)) {
        taken.take(file);
      }
      return taken;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(Path file) throws IOException {
    try {
      files.put(file, Files.readAllBytes(file));
    } catch (NoSuchFileException gone) {
      // it was removed just now
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted(Comparator.reverseOrder()).toList();
    }
  }

  /** Makes it so again. */
  void restore() throws IOException {
    for (Path file : files(folder)) {
      if (!files.containsKey(file)) {
        Files.deleteIfExists(file);
      }
    }
    for (Map.Entry<Path, byte[]> file : files.entrySet()) {
      Files.deleteIfExists(file.getKey());
      Files.write(file.getKey(), file.getValue());
    }
  }
}
