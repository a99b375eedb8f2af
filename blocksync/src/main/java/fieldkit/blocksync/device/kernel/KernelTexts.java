package fieldkit.blocksync.device.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The small texts of /sys, /proc and /run, which may be missing at any time; their paths have no
 * slash in front. Bytes become characters one to one (ISO 8859-1), since they may hold names of
 * files. Safe for use by several threads.
 */
public interface KernelTexts {

  /** The texts of this machine. */
  static KernelTexts ofThisMachine() {
    return below(Path.of("/"));
  }

  /** Those below a folder that holds {@code sys}, {@code proc} and {@code run}. */
  static KernelTexts below(Path root) {
    return new FolderTexts(root);
  }

  /** A text without the white space around it; empty where there is none to read. */
  default Optional<String> text(String path) {
    return bytes(path).map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).strip());
  }

  /** A text's bytes. */
  Optional<byte[]> bytes(String path);

  /** The lines of a text that must be there. */
  List<String> lines(String path) throws IOException;

  /** The names in a folder, sorted; none where there is no such folder. */
  List<String> names(String folder);

  /** Whether there is such a file or folder. */
  boolean has(String path);

  /** What a symbolic link leads to, below the root; sysfs has none that lead to another. */
  Optional<String> linked(String link);
}
