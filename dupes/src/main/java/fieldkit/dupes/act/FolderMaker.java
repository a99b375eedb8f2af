package fieldkit.dupes.act;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FolderHandle;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.util.Arrays;

/** Makes folders that are missing, one below the other, following no symbolic links. */
public final class FolderMaker {
  private final FileAccess files;
  private final int permissions;

  /**
   * @param permissions the most that new folders may have
   */
  public FolderMaker(FileAccess files, int permissions) {
    this.files = files;
    this.permissions = permissions;
  }

  /**
   * Opens a folder, making what is missing of its path.
   *
   * @param base what exists of the path
   * @param path {@code base} or a folder below it
   */
  public FolderHandle make(RawPath base, RawPath path) throws IOException {
    FolderHandle at = files.folder(base);
    byte[] bytes = path.toBytes();
    int start = base.length();
    while (start < bytes.length) {
      int end = start;
      while (end < bytes.length && bytes[end] != '/') {
        end++;
      }
      if (end > start) {
        at = below(at, Arrays.copyOfRange(bytes, start, end));
      }
      start = end + 1;
    }
    return at;
  }

  private FolderHandle below(FolderHandle folder, byte[] name) throws IOException {
    try (folder) {
      try {
        return folder.folder(name);
      } catch (FileFault fault) {
        if (fault.reason() != FileFault.Reason.NOT_FOUND) {
          throw fault;
        }
      }
      try {
        folder.createFolder(name, permissions);
      } catch (FileFault fault) {
        if (fault.reason() != FileFault.Reason.EXISTS) {
          throw fault;
        }
      }
      return folder.folder(name);
    }
  }
}
