package fieldkit.blocksync.device.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The small texts of /sys, /proc and /run, which may be missing at any time. Bytes become
 * characters one to one (ISO 8859-1), since they may hold names of files. Safe for use by several
 * threads.
 *
 * @param root the folder that holds {@code sys}, {@code proc} and {@code run}: / but in tests
 */
public record KernelTexts(Path root) {

  /** The texts of this machine. */
  public static KernelTexts ofThisMachine() {
    return new KernelTexts(Path.of("/"));
  }

  /** A text without the white space around it; empty where there is none to read. */
  public Optional<String> text(String path) {
    return bytes(path).map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).strip());
  }

  /** A text's bytes. */
  public Optional<byte[]> bytes(String path) {
    try {
      return Optional.of(Files.readAllBytes(root.resolve(path)));
    } catch (IOException missing) { // or the driver answers with an error: it does not know
      return Optional.empty();
    }
  }

  /** The lines of a text that must be there. */
  public List<String> lines(String path) throws IOException {
    return Files.readAllLines(root.resolve(path), StandardCharsets.ISO_8859_1);
  }

  /** The names in a folder, sorted; none where there is no such folder. */
  public List<String> names(String folder) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root.resolve(folder))) {
      for (Path entry : entries) {
        names.add(entry.getFileName().toString());
      }
    } catch (IOException | DirectoryIteratorException gone) {
      return List.of();
    }
    names.sort(null);
    return names;
  }

  /** Whether there is such a file or folder. */
  public boolean has(String path) {
    return Files.exists(root.resolve(path));
  }

  /** What a symbolic link leads to, below the root; sysfs has none that lead to another. */
  Optional<String> linked(String link) {
    Path path = root.resolve(link);
    try {
      Path target = path.resolveSibling(Files.readSymbolicLink(path)).normalize();
      return Optional.of(root.relativize(target).toString());
    } catch (IOException missing) {
      return Optional.empty();
    }
  }
}
