package fieldkit.dupes.act;

import fieldkit.common.io.FileStatus;
import fieldkit.common.io.FolderHandle;
import java.io.IOException;

/** Whether a link that was just made leads where it should. */
final class LeadsTo {
  private LeadsTo() {}

  /** Looks at a hard link, and removes one that does not. */
  static void check(FolderHandle folder, byte[] link, FileStatus file, String otherwise)
      throws IOException {
    try {
      if (!folder.status(link, false).isSameFile(file)) {
        throw new RefusedException(otherwise);
      }
    } catch (IOException e) {
      remove(folder, link, e);
      throw e;
    }
  }

  /**
   * Looks where a symbolic link leads, and removes one that leads elsewhere.
   *
   * @return the link itself
   */
  static FileStatus checkSymbolic(
      FolderHandle folder, byte[] link, FileStatus file, String otherwise) throws IOException {
    try {
      if (!folder.status(link, true).isSameFile(file)) {
        throw new RefusedException(otherwise);
      }
      return folder.status(link, false);
    } catch (IOException e) {
      remove(folder, link, e);
      throw e;
    }
  }

  private static void remove(FolderHandle folder, byte[] link, IOException why) {
    try {
      folder.remove(link);
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }
}
