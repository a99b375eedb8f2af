package fieldkit.blocksync.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A mounted file system, until it is closed. Skips the test where it cannot be had. */
public final class MountedDevice implements AutoCloseable {
  private final Path folder;

  private MountedDevice(Path folder) {
    this.folder = folder;
  }

  /** What mount(8) makes of these words, on a folder that is made if it is missing. */
  public static MountedDevice of(Path folder, String... words) throws IOException {
    Programs.assumeRoot();
    Path _ = Files.createDirectories(folder);
    List<String> command = new ArrayList<>(List.of("mount"));
    command.addAll(List.of(words));
    command.add(folder.toString());
    String _ = Programs.runOrSkip(command.toArray(String[]::new));
    return new MountedDevice(folder);
  }

  /** A device with a new file system. */
  public static MountedDevice formatted(String type, String device, Path folder)
      throws IOException {
    format(type, device);
    return of(folder, "-t", type, device);
  }

  /** Makes a file system. */
  public static void format(String type, String device) {
    Programs.assumeThere("mkfs." + type);
    String _ = Programs.runOrSkip("mkfs." + type, "-q", device);
  }

  /** A file system in memory. */
  public static MountedDevice memory(Path folder) throws IOException {
    return of(folder, "-t", "tmpfs", "tmpfs");
  }

  /** Where it is. */
  public Path folder() {
    return folder;
  }

  @Override
  public void close() {
    String _ = Programs.run("umount", folder.toString());
  }
}
