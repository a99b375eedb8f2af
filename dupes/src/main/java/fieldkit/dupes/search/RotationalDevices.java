package fieldkit.dupes.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which devices claim to rotate, sysfs queue/rotational (Documentation/ABI/stable/sysfs-block). A
 * claim only: virtual disks make it, too.
 */
public final class RotationalDevices {
  private final Path sysfs;

  /**
   * @param sysfs where the kernel's device files are, usually /sys
   */
  public RotationalDevices(Path sysfs) {
    this.sysfs = sysfs;
  }

  /**
   * Whether a device, numbered as in {@code FileStatus}, is a block device that claims to rotate.
   */
  public boolean contains(long device) {
    long major = (device >>> 8 & 0xfff) | (device >>> 32 & ~0xfffL); // makedev(3)
    long minor = (device & 0xff) | (device >>> 12 & ~0xffL);
    Path node = sysfs.resolve("dev/block/" + major + ":" + minor);
    Path disk = node.resolve("queue/rotational");
    Path partition = node.resolve("../queue/rotational");
    try {
      return Files.readString(Files.exists(disk) ? disk : partition).strip().equals("1");
    } catch (IOException notABlockDevice) {
      return false;
    }
  }
}
