package fieldkit.blocksync.state.trace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The kernel's tracing file system, Documentation/trace/ftrace.rst. */
final class Tracefs {
  private final Path root;

  private Tracefs(Path root) {
    this.root = root;
  }

  /**
   * Opens it, and mounts it if it is not.
   *
   * @throws IOException if it cannot be had here
   */
  static Tracefs at(Path root) throws IOException {
    if (!isThere(root)) {
      mount(root);
    }
    if (!isThere(root)) {
      throw new IOException("this kernel has no trace events");
    }
    return new Tracefs(root);
  }

  private static boolean isThere(Path root) {
    return Files.isDirectory(root.resolve("instances"));
  }

  private static void mount(Path root) throws IOException {
    Process mount =
        new ProcessBuilder(List.of("mount", "-t", "tracefs", "tracefs", root.toString()))
            .redirectErrorStream(true)
            .start();
    mount.getOutputStream().close();
    String said = new String(mount.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (mount.waitFor() != 0) {
        throw new IOException(
            "%s cannot be mounted: %s".formatted(root, said.lines().findFirst().orElse("")));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while mounting " + root, e);
    }
  }

  /** Where an instance of this name is, or would be. */
  Path instance(String name) {
    return root.resolve("instances").resolve(name);
  }
}
