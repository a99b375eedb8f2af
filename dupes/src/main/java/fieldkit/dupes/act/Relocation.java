package fieldkit.dupes.act;

import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.FolderHandle;
import fieldkit.common.io.FolderHandle.Clash;
import java.io.IOException;

/**
 * Gives a file another name, never one that is taken, and looks afterwards whether it was the right
 * file: between the last look at a name and the call somebody may have put another file there.
 */
public final class Relocation {
  private final FolderHandle from;
  private final byte[] name;

  /** The name that is to go. */
  public Relocation(FolderHandle from, byte[] name) {
    this.from = from;
    this.name = name.clone();
  }

  /**
   * Moves it.
   *
   * @param expected which file it must be; any other is given its name back
   */
  public void to(FolderHandle folder, byte[] newName, FileStatus expected) throws IOException {
    rename(from, name, folder, newName);
    if (!folder.status(newName, false).isSameFile(expected)) {
      rename(folder, newName, from, name);
      throw new RefusedException("was replaced at the last moment");
    }
  }

  private static void rename(FolderHandle from, byte[] name, FolderHandle to, byte[] newName)
      throws IOException {
    try {
      from.rename(name, to, newName, Clash.FAIL);
    } catch (FileFault fault) {
      if (fault.reason() != FileFault.Reason.NOT_SUPPORTED) {
        throw fault;
      }
      renameAfterALook(from, name, to, newName);
    }
  }

  /** Where the file system itself cannot refuse to replace. */
  private static void renameAfterALook(
      FolderHandle from, byte[] name, FolderHandle to, byte[] newName) throws IOException {
    try {
      FileStatus _ = to.status(newName, false);
    } catch (FileFault fault) {
      if (fault.reason() == FileFault.Reason.NOT_FOUND) {
        from.rename(name, to, newName, Clash.REPLACE);
        return;
      }
      throw fault;
    }
    throw new FileFault(FileFault.Reason.EXISTS);
  }
}
