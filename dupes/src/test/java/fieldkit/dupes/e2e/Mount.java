package fieldkit.dupes.e2e;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** A mounted file system, until it is closed. Needs root; skips the test where it cannot be had. */
final class Mount implements AutoCloseable {
  private final Path folder;

  private Mount(Path folder) {
    this.folder = folder;
  }

  private static Mount mount(Path folder, String... options) throws IOException {
    Machine.assumeRoot();
    Path _ = Files.createDirectories(folder);
    String[] command = new String[options.length + 2];
    command[0] = "mount";
    System.arraycopy(options, 0, command, 1, options.length);
    command[options.length + 1] = folder.toString();
    Machine.runOrSkip(command);
    return new Mount(folder);
  }

  /** A file system in memory, of a size mount(8) understands. */
  static Mount memory(Path folder, String size) throws IOException {
    return mount(folder, "-t", "tmpfs", "-o", "size=" + size, "tmpfs");
  }

  /** A folder seen in a second place. */
  static Mount bind(Path from, Path folder) throws IOException {
    return mount(folder, "--bind", from.toString());
  }

  /** A folder seen through another that takes all changes. */
  static Mount overlay(Path lower, Path upper, Path work, Path folder) throws IOException {
    String options = "lowerdir=%s,upperdir=%s,workdir=%s".formatted(lower, upper, work);
    return mount(folder, "-t", "overlay", "-o", options, "overlay");
  }

  /** A new file system of a type in an image file. */
  static Mount image(Path image, Path folder, String type, long size) throws IOException {
    Machine.assumeRoot();
    String make = "mkfs." + type;
    Machine.assumePrograms(make);
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(size);
    }
    Machine.runOrSkip(make, "-q", image.toString());
    return mount(folder, "-o", "loop", image.toString());
  }

  /** From now on nothing can be written. */
  void readOnly() throws IOException {
    Machine.runOrSkip("mount", "-o", "remount,ro", folder.toString());
  }

  @Override
  public void close() throws IOException {
    String _ = Machine.run("umount", folder.toString());
  }
}
