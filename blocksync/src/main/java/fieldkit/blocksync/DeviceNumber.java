package fieldkit.blocksync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The numbers a block device is known by in the kernel. */
final class DeviceNumber {
  private static final int TYPE = 0170000; // inode(7)
  private static final int BLOCK_DEVICE = 060000;

  private DeviceNumber() {}

  /**
   * A device's number, {@code 8:17}, through symbolic links.
   *
   * @throws IOException with the user's fact if it is not there, or no block device
   */
  static String of(Path device) throws IOException {
    try {
      int mode = (int) Files.getAttribute(device, "unix:mode");
      if ((mode & TYPE) != BLOCK_DEVICE) {
        throw new IOException(device + ": is not a block device");
      }
      long number = (long) Files.getAttribute(device, "unix:rdev");
      long major = ((number >> 8) & 0xfff) | ((number >> 32) & ~0xfffL); // makedev(3)
      long minor = (number & 0xff) | ((number >> 12) & ~0xffL);
      return major + ":" + minor;
    } catch (NoSuchFileException e) {
      throw new IOException(device + ": No such file or folder", e);
    }
  }

  /**
   * The kernel's name of the device of that number: {@code /dev/dm-3}; the number if it is gone.
   */
  static String name(String number) {
    try {
      return "/dev/" + Path.of("/sys/dev/block", number).toRealPath().getFileName();
    } catch (IOException gone) {
      return number;
    }
  }
}
