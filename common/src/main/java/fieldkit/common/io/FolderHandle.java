package fieldkit.common.io;

import java.io.Closeable;
import java.io.IOException;

/**
 * An open folder in which names are looked up and changed, whatever becomes of the path it was
 * opened by: what a name means cannot be swapped by renaming folders above it. Symbolic links are
 * never followed unless said. A name is a single one, without slashes. Failures are {@link
 * FileFault}s. Safe for use by several threads.
 */
public interface FolderHandle extends Closeable {

  /** What a rename does where the new name is taken already. */
  enum Clash {
    /** What has the name is replaced in one step. */
    REPLACE,
    /** It fails with {@link FileFault.Reason#EXISTS}. */
    FAIL,
    /** The two files exchange their names in one step; both must exist. */
    EXCHANGE
  }

  /** What the system says about the folder itself. */
  FileStatus status() throws IOException;

  /** Where the folder is now: absolute, without symbolic links. */
  RawPath path() throws IOException;

  /** What the system says about a name; about a symbolic link's target if told to follow. */
  FileStatus status(byte[] name, boolean followLink) throws IOException;

  /** Opens a file to read it, as {@link FileAccess#open} does. */
  OpenFile open(byte[] name) throws IOException;

  /** Opens a folder in this one. */
  FolderHandle folder(byte[] name) throws IOException;

  /** The text of a symbolic link. */
  RawPath readLink(byte[] name) throws IOException;

  /**
   * Creates a file that must not exist yet and opens it to write.
   *
   * @param permissions the most it may have; the process's umask takes from them
   */
  NewFile create(byte[] name, int permissions) throws IOException;

  /**
   * Creates a file that has no name, open(2) O_TMPFILE. Unless it is given one by {@link #name} it
   * is gone once it is closed, whatever ends the process.
   *
   * @throws FileFault with {@link FileFault.Reason#NOT_SUPPORTED} where the file system has no such
   *     files
   */
  NewFile createNameless(int permissions) throws IOException;

  /** Gives a file made by {@link #createNameless} a name, which must not exist yet, linkat(2). */
  void name(NewFile file, byte[] name) throws IOException;

  /** Creates a folder that must not exist yet, mkdir(2). */
  void createFolder(byte[] name, int permissions) throws IOException;

  /**
   * Gives a file a further name, which must not exist yet, link(2).
   *
   * @throws FileFault with {@link FileFault.Reason#TOO_MANY_LINKS} where the file can have no more,
   *     {@link FileFault.Reason#OTHER_FILE_SYSTEM} where the folders are on different ones
   */
  void link(byte[] name, FolderHandle to, byte[] newName) throws IOException;

  /** Creates a symbolic link, symlink(2). */
  void symbolicLink(RawPath target, byte[] name) throws IOException;

  /**
   * Gives a file another name in one step, renameat2(2).
   *
   * @throws FileFault with {@link FileFault.Reason#NOT_SUPPORTED} where the file system knows only
   *     {@link Clash#REPLACE}
   */
  void rename(byte[] name, FolderHandle to, byte[] newName, Clash clash) throws IOException;

  /** Removes a name that is not a folder's, unlink(2). */
  void remove(byte[] name) throws IOException;

  /**
   * Removes an empty folder, rmdir(2).
   *
   * @throws FileFault with {@link FileFault.Reason#NOT_EMPTY} where it is not empty
   */
  void removeFolder(byte[] name) throws IOException;

  /** Sets a folder's owner, as {@link NewFile#setOwner} does for a file. */
  void setFolderOwner(byte[] name, int user, int group) throws IOException;

  /** Sets a folder's permission bits. */
  void setFolderPermissions(byte[] name, int permissions) throws IOException;

  @Override
  void close();
}
