package fieldkit.blocksync.state.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Block devices as sysfs shows them, Documentation/ABI/stable/sysfs-block. */
final class BlockDevices {
  private static final long SECTOR = 512; // the unit of sysfs, whatever the device's own is

  private final Path byNumber;

  /** The devices of this machine. */
  BlockDevices() {
    this(Path.of("/sys/dev/block"));
  }

  BlockDevices(Path byNumber) {
    this.byNumber = byNumber;
  }

  /**
   * Looks at a device.
   *
   * @param number {@code 8:17}
   * @throws IOException if there is none
   */
  TrackedDevice find(String number) throws IOException {
    Path device = folder(number);
    boolean part = Files.exists(device.resolve("partition"));
    Path whole = part ? device.resolveSibling("").normalize() : device;
    String wholeNumber = read(whole, "dev");
    int colon = wholeNumber.indexOf(':');
    return new TrackedDevice(
        number,
        Integer.parseInt(wholeNumber, 0, colon, 10),
        Integer.parseInt(wholeNumber, colon + 1, wholeNumber.length(), 10),
        part ? Long.parseLong(read(device, "start")) * SECTOR : 0,
        Long.parseLong(read(device, "size")) * SECTOR,
        identity(device, whole),
        Files.exists(whole.resolve("mq")));
  }

  private Path folder(String number) throws IOException {
    try {
      return byNumber.resolve(number).toRealPath();
    } catch (NoSuchFileException e) {
      throw new IOException("is no block device", e);
    }
  }

  /**
   * Since Linux 5.15 the kernel numbers whatever comes to be behind a device number. Before, the
   * folder's inode and what a loop device is on tell most of it.
   */
  private static String identity(Path device, Path whole) throws IOException {
    String number = readIfThere(whole.resolve("diskseq"));
    return "%s %s %s"
        .formatted(
            device.getFileName(),
            Files.getAttribute(device, "unix:ino"),
            number.isEmpty() ? readIfThere(whole.resolve("loop/backing_file")) : number);
  }

  private static String readIfThere(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file).strip() : "";
  }

  private static String read(Path folder, String name) throws IOException {
    return Files.readString(folder.resolve(name)).strip();
  }
}
