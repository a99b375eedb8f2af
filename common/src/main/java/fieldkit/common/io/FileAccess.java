package fieldkit.common.io;

import fieldkit.common.linux.LinuxFiles;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * The one door to the file system. Paths are bytes; those longer than the kernel takes in one call
 * work too where {@code openat(2)} exists. Failures are {@link FileFault}s whose message is the
 * reason without the name. Safe for use by several threads.
 */
public interface FileAccess {

  /** The best implementation for the system this runs on. */
  static FileAccess ofThisSystem() {
    return LinuxFiles.isSupported() ? new LinuxFiles() : new PortableFiles();
  }

  /** What the system says about a name; about a symbolic link's target if told to follow. */
  FileStatus status(RawPath path, boolean followLink) throws IOException;

  /**
   * Opens a file to read it. Never waits (a FIFO that took the file's place does not hang) and
   * leaves the access time alone where it may.
   *
   * @param followLink whether a symbolic link as the last name is followed; otherwise it is refused
   */
  OpenFile open(RawPath path, boolean followLink) throws IOException;

  /**
   * Opens a file or block device to read it past the page cache, open(2) O_DIRECT. Positions,
   * lengths and buffers must be multiples of the device's sector; {@link AlignedBuffers} fit.
   *
   * @throws FileFault with {@link FileFault.Reason#NOT_SUPPORTED} where the file system cannot
   */
  OpenFile openDirect(RawPath path) throws IOException;

  /**
   * Finds a file or device by its name, following symbolic links, without opening it.
   *
   * @throws FileFault with {@link FileFault.Reason#NOT_SUPPORTED} where an implementation cannot
   */
  default FoundFile find(RawPath path) throws IOException {
    throw new FileFault(FileFault.Reason.NOT_SUPPORTED);
  }

  /** Opens a folder to list it. */
  OpenDirectory openDirectory(RawPath path, boolean followLink) throws IOException;

  /**
   * Opens a folder to change names in it.
   *
   * @throws FileFault with {@link FileFault.Reason#NOT_SUPPORTED} on systems without {@code
   *     openat(2)} and {@code renameat2(2)}
   */
  FolderHandle folder(RawPath path) throws IOException;

  /** The absolute path of an existing file, without symbolic links, {@code .} and {@code ..}. */
  RawPath realPath(RawPath path) throws IOException;

  /**
   * Creates a file that must not exist yet and opens it to write. Closing it does not make it
   * durable; {@link DurableOutput#force} does.
   *
   * @param permissions the most it may have; the process's umask takes from them
   */
  DurableOutput create(RawPath path, int permissions) throws IOException;

  /** Creates a file with the permissions new files usually have. */
  default DurableOutput create(RawPath path) throws IOException {
    return create(path, 0666);
  }

  /** Opens an existing file, FIFO or device to write to it, cutting a file to nothing first. */
  OutputStream overwrite(RawPath path) throws IOException;

  /**
   * Opens an existing file to change it where it is; nothing of it is cut. Links are followed.
   *
   * @throws FileFault with {@link FileFault.Reason#NOT_SUPPORTED} where an implementation cannot
   */
  default NewFile revise(RawPath path) throws IOException {
    throw new FileFault(FileFault.Reason.NOT_SUPPORTED);
  }

  /**
   * Takes the lock on a file that flock(2) knows, and makes the file, for its owner only, if it is
   * missing. The lock goes when it is closed or the process ends, however that ends; the file
   * stays.
   *
   * @return the lock; empty if somebody else, or another part of this program, has it
   * @throws FileFault with {@link FileFault.Reason#NOT_SUPPORTED} where an implementation cannot
   */
  default Optional<Closeable> lock(RawPath path) throws IOException {
    throw new FileFault(FileFault.Reason.NOT_SUPPORTED);
  }

  /** Gives a file another name in one step, replacing what had that name, rename(2). */
  void rename(RawPath from, RawPath to) throws IOException;

  /** Removes a name that is not a folder's, unlink(2). */
  void remove(RawPath path) throws IOException;

  /** Makes the names in a folder durable, fsync(2) of the folder, where the system can. */
  void forceDirectory(RawPath path) throws IOException;

  /**
   * The process's standard output, unbuffered. Writing to it when nobody reads any more fails with
   * {@link FileFault.Reason#BROKEN_PIPE}.
   */
  OutputStream standardOutput();

  /** How many files the process may hold open at once. */
  int descriptorLimit();
}
