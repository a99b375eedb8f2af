package fieldkit.common.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A regular file, block device or whatever was opened, read at explicit positions. One thread at a
 * time.
 */
public interface OpenFile extends Closeable {

  /** What the system says about the file behind this descriptor, not about its name. */
  FileStatus status() throws IOException;

  /**
   * Reads once from {@code position} into the remaining bytes of a direct buffer and advances it.
   *
   * @return the bytes read, 0 at the end of the file
   */
  int read(ByteBuffer target, long position) throws IOException;

  /**
   * The first position from {@code position} on that holds stored data, lseek(2) SEEK_DATA; the
   * file's size when only a hole follows. {@code position} itself where the system cannot tell.
   */
  long nextData(long position) throws IOException;

  /**
   * The first position from {@code position} on that lies in a hole, lseek(2) SEEK_HOLE; the end of
   * the file counts as a hole. The file's size where the system cannot tell.
   */
  long nextHole(long position) throws IOException;

  /** Tells the kernel not to read ahead of what is asked for. Never fails. */
  default void expectScatteredReads() {}

  /** Tells the kernel to read ahead again. Never fails. */
  default void expectOrderedReads() {}

  /**
   * Where the file's bytes are stored, if every one of them lies in storage shared with other files
   * (a reflink) or in a hole, and the file system vouches for it; otherwise null.
   */
  default @Nullable SharedStorage sharedStorage() throws IOException {
    return null;
  }

  /**
   * Asks for the file not to be opened to write until this is closed. Held or not, the content may
   * change by other ways (on other hosts, through other mounts): it is no replacement for looking.
   */
  default Lease lease() throws IOException {
    return Lease.UNAVAILABLE;
  }

  /** Whether a lease that was {@link Lease#HELD} still is: nobody has tried to write since. */
  default boolean isLeaseHeld() throws IOException {
    return false;
  }

  /** The file's extended attributes, those that may be seen. */
  default ExtendedAttributes attributes() throws IOException {
    return ExtendedAttributes.NONE;
  }

  /** Returns when everything on the file's file system is on its device, syncfs(2). */
  default void forceFileSystem() throws IOException {
    throw new FileFault(FileFault.Reason.NOT_SUPPORTED);
  }

  /**
   * Whether {@link #forceFileSystem} does for every file of the file system what fsync(2) does for
   * one: brings its bytes to the device, and fails if some could not be written since this was
   * opened.
   */
  default boolean forcesWholeFileSystem() throws IOException {
    return false;
  }

  /**
   * Lets this file share the storage of another in a range that is equal in both, which the kernel
   * compares itself while nobody can write, ioctl_fideduperange(2). Neither content nor metadata
   * change.
   *
   * @return how many bytes are shared now; a file system may do less than asked for
   * @throws FileFault with {@link FileFault.Reason#DIFFERENT} where the range differs, {@link
   *     FileFault.Reason#OTHER_FILE_SYSTEM} for a source elsewhere, {@link
   *     FileFault.Reason#NOT_SUPPORTED} where the file system shares nothing
   */
  default long share(OpenFile source, long position, long length) throws IOException {
    throw new FileFault(FileFault.Reason.NOT_SUPPORTED);
  }

  @Override
  void close();
}
