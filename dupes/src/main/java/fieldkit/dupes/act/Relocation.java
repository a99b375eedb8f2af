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
   * @param check what must hold when nobody can come to the file by its old name any more
   * @throws IOException if it was not done; the name leads to what it led to
   */
  public void to(FolderHandle folder, byte[] newName, FileStatus expected, LastCheck check)
      throws IOException {
    rename(from, name, folder, newName);
    try {
      FileStatus moved = folder.status(newName, false);
      if (!moved.isSameFile(expected)) {
        throw new RefusedException("was replaced at the last moment");
      }
      check.run(moved);
    } catch (IOException e) {
      back(folder, newName, e);
      throw e;
    }
  }

  /**
   * Gives a file that was moved its name back.
   *
   * @param why for what reason
   * @throws IOException if that cannot be done; the message says where the file is
   */
  void back(FolderHandle folder, byte[] newName, IOException why) throws IOException {
    try {
      rename(folder, newName, from, name);
    } catch (IOException e) {
      e.addSuppressed(why);
      throw Stranded.at(folder, newName, e);
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
