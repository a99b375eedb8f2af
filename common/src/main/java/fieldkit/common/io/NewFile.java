package fieldkit.common.io;

import java.io.IOException;

/** A file being written whose metadata can be set. One thread. */
public abstract class NewFile extends DurableOutput {

  /** What the system says about it. */
  public abstract FileStatus status() throws IOException;

  /** Goes on further behind, leaving a hole where the file system has holes, lseek(2). */
  public abstract void skip(long bytes) throws IOException;

  /** Writes over what is at a position, pwrite(2); where it goes on writing stays the same. */
  public abstract void writeAt(byte[] bytes, long position) throws IOException;

  /**
   * Returns when the bytes written are on the storage device, fdatasync(2). Where neither size nor
   * place of them changed, that costs no more than their writing.
   */
  public abstract void forceContent() throws IOException;

  /** Cuts the file, or lengthens it by a hole, ftruncate(2). */
  public abstract void setLength(long length) throws IOException;

  /** Sets owner and group, fchown(2). Takes set-user-ID and set-group-ID away. */
  public abstract void setOwner(int user, int group) throws IOException;

  /** Sets the permission bits, fchmod(2). */
  public abstract void setPermissions(int permissions) throws IOException;

  /** Sets the time of the last change of the content, nanoseconds since 1970, utimensat(2). */
  public abstract void setModified(long nanoseconds) throws IOException;

  /** Sets an extended attribute, fsetxattr(2). Access control lists are attributes too. */
  public abstract void setAttribute(String name, byte[] value) throws IOException;
}
