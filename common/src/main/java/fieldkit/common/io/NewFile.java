package fieldkit.common.io;

import java.io.IOException;

/** A file being written whose metadata can be set. One thread. */
public abstract class NewFile extends DurableOutput {

  /** What the system says about it. */
  public abstract FileStatus status() throws IOException;

  /** Goes on further behind, leaving a hole where the file system has holes, lseek(2). */
  public abstract void skip(long bytes) throws IOException;

  /** Sets owner and group, fchown(2). Takes set-user-ID and set-group-ID away. */
  public abstract void setOwner(int user, int group) throws IOException;

  /** Sets the permission bits, fchmod(2). */
  public abstract void setPermissions(int permissions) throws IOException;

  /** Sets the time of the last change of the content, nanoseconds since 1970, utimensat(2). */
  public abstract void setModified(long nanoseconds) throws IOException;

  /** Sets an extended attribute, fsetxattr(2). Access control lists are attributes too. */
  public abstract void setAttribute(String name, byte[] value) throws IOException;
}
