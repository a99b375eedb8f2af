package fieldkit.common.io;

import java.io.Closeable;
import java.io.IOException;

/**
 * A file or device that was found by its name and is not opened yet: looking at it does nothing to
 * it (no FIFO is opened, no tape rewound), and whatever becomes of the name, this stays the same
 * file, open(2) O_PATH. Safe for use by several threads.
 */
public interface FoundFile extends Closeable {

  /** What the system says about it. */
  FileStatus status() throws IOException;

  /** Where it is now: absolute, without symbolic links. */
  RawPath path() throws IOException;

  /** Which device it is the node of; a number without a device for anything but a device. */
  DeviceNumber device() throws IOException;

  /** The mount it was found on, as in the first column of /proc/self/mountinfo; -1 if unknown. */
  long mountId() throws IOException;

  /**
   * Opens it.
   *
   * @throws FileFault with {@link FileFault.Reason#IN_USE} for a device that is used, if it is to
   *     be opened exclusively; {@link FileFault.Reason#NOT_SUPPORTED} where the file system has no
   *     direct I/O and that was asked for
   */
  BlockFile open(Opening opening) throws IOException;

  @Override
  void close();

  /**
   * How to open.
   *
   * @param writable to write as well as to read
   * @param direct past the page cache, open(2) O_DIRECT
   * @param exclusive a device only if nothing uses it (no mount, swap, device mapper, other opener
   *     of this kind), and so that nothing can use it meanwhile, open(2) O_EXCL
   */
  record Opening(boolean writable, boolean direct, boolean exclusive) {

    /** To read, through the page cache. */
    public static Opening toRead() {
      return new Opening(false, false, false);
    }

    /** The same past the page cache. */
    public Opening directly() {
      return new Opening(writable, true, exclusive);
    }
  }
}
