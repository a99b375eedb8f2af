package fieldkit.dupes.act;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FolderHandle;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The folders that names are changed in, each opened once and held, so that nobody can put another
 * one in its place. One thread.
 */
public final class OpenFolders implements AutoCloseable {
  private final FileAccess files;
  private final Map<RawPath, FolderHandle> open = new HashMap<>();

  /** No folder is open at first. */
  public OpenFolders(FileAccess files) {
    this.files = files;
  }

  /** The folder of this absolute path, which must not lead through symbolic links. */
  public FolderHandle folder(RawPath path) throws IOException {
    FolderHandle known = open.get(path);
    if (known != null) {
      return known;
    }
    FolderHandle folder = files.folder(path);
    try {
      if (!realPath(folder, path).equals(path)) {
        throw new RefusedException("its folder is reached through a symbolic link now");
      }
      FolderHandle _ = open.put(path, folder);
      return folder;
    } catch (IOException e) {
      folder.close();
      throw e;
    }
  }

  private RawPath realPath(FolderHandle folder, RawPath path) throws IOException {
    try {
      return folder.path();
    } catch (FileFault fault) {
      if (fault.reason() != FileFault.Reason.NAME_TOO_LONG) {
        throw fault;
      }
      return files.realPath(path); // longer than the kernel tells of a descriptor
    }
  }

  /** How many are open. */
  public int count() {
    return open.size();
  }

  @Override
  public void close() {
    open.values().forEach(FolderHandle::close);
    open.clear();
  }
}
