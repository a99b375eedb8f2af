package fieldkit.xenmigrate.storage;

import java.util.Locale;

/**
 * What a path on a host is.
 *
 * @param path as it was asked for
 * @param kind see {@link Kind}
 * @param size bytes; 0 where there is none
 * @param number major and minor of a device, {@code 253:0}, or empty
 * @param free bytes that its place has left: of a missing file, the file system's; else 0
 */
public record DiskFacts(String path, Kind kind, long size, String number, long free) {
  /** What it is. */
  public enum Kind {
    /** An LVM volume. */
    LVM,
    /** A ZFS volume. */
    ZVOL,
    /** A loop device: what is written to its file does not show there. */
    LOOP,
    /** A partition. */
    PARTITION,
    /** Any other block device. */
    DEVICE,
    /** A plain file. */
    FILE,
    /** Nothing has this path. */
    MISSING,
    /** Something that cannot be a disk. */
    OTHER;

    /** As the user reads it. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether it is there and can be a disk. */
  public boolean isDisk() {
    return kind != Kind.MISSING && kind != Kind.OTHER;
  }
}
