package fieldkit.dupes.act;

import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.FolderHandle;
import fieldkit.common.io.FolderHandle.Clash;
import java.io.IOException;

/**
 * Puts a prepared file in another's place: the name leads to the one or the other at every moment,
 * and nothing is removed before it is certain what it is.
 */
public final class Exchange {
  private final FolderHandle folder;
  private final byte[] prepared;
  private final FileStatus made;
  private final boolean precious;

  private Exchange(FolderHandle folder, byte[] prepared, FileStatus made, boolean precious) {
    this.folder = folder;
    this.prepared = prepared.clone();
    this.made = made;
    this.precious = precious;
  }

  /**
   * With a file that can be made again: if it cannot take the name, it is removed.
   *
   * @param prepared its temporary name in the folder
   * @param made the file itself
   */
  public static Exchange ofReplaceable(FolderHandle folder, byte[] prepared, FileStatus made) {
    return new Exchange(folder, prepared, made, false);
  }

  /** With the only one of its kind: if it cannot take the name, it stays where it is. */
  public static Exchange ofPrecious(FolderHandle folder, byte[] prepared, FileStatus made) {
    return new Exchange(folder, prepared, made, true);
  }

  /**
   * Gives the prepared file the name, and removes what had it.
   *
   * @param name the name
   * @param old what must have the name
   * @param check what must hold when nobody can come to the old file by its name any more
   * @throws IOException if it could not be done; the name leads to what it led to
   */
  public void with(byte[] name, FileStatus old, LastCheck check) throws IOException {
    try {
      folder.rename(prepared, folder, name, Clash.EXCHANGE);
    } catch (FileFault fault) {
      if (fault.reason() != FileFault.Reason.NOT_SUPPORTED) {
        throw discarded(fault);
      }
      replace(name, old, check);
      return;
    }
    try {
      check.run(asExpected(prepared, old));
      folder.remove(prepared);
    } catch (IOException e) {
      putBack(name, e);
      throw discarded(e);
    }
  }

  private FileStatus asExpected(byte[] name, FileStatus old) throws IOException {
    FileStatus found = folder.status(name, false);
    if (!found.isSameFile(old)) {
      throw new RefusedException("was replaced at the last moment");
    }
    return found;
  }

  private void putBack(byte[] name, IOException why) throws IOException {
    try {
      folder.rename(prepared, folder, name, Clash.EXCHANGE);
    } catch (IOException e) {
      e.addSuppressed(why);
      throw Stranded.at(folder, prepared, e);
    }
  }

  /** Where the file system cannot exchange names: a last look, then the old one is replaced. */
  private void replace(byte[] name, FileStatus old, LastCheck check) throws IOException {
    try {
      check.run(asExpected(name, old));
      folder.rename(prepared, folder, name, Clash.REPLACE);
    } catch (IOException e) {
      throw discarded(e);
    }
  }

  /** Removes the prepared file, but no other that may have come to its name: that is told of. */
  private IOException discarded(IOException why) {
    if (precious) {
      return why;
    }
    try {
      if (!folder.status(prepared, false).isSameFile(made)) {
        return Stranded.at(folder, prepared, why);
      }
      folder.remove(prepared);
    } catch (IOException e) {
      why.addSuppressed(e);
    }
    return why;
  }
}
