package fieldkit.dupes.undo;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FolderHandle;
import fieldkit.dupes.act.OpenFolders;
import java.io.IOException;

/** Makes folders again that were removed because they were empty. */
final class FolderRestorer {
  private static final int ONLY_THE_OWNER = 0700;

  private final FileAccess files;
  private final boolean dryRun;

  FolderRestorer(FileAccess files, boolean dryRun) {
    this.files = files;
    this.dryRun = dryRun;
  }

  /** Whether there was anything to be done. */
  boolean restore(FolderRecord record, OpenFolders folders) throws IOException {
    try {
      var _ = files.status(record.path(), false);
      return false;
    } catch (FileFault fault) {
      if (fault.reason() != FileFault.Reason.NOT_FOUND) {
        throw fault;
      }
    }
    if (dryRun) {
      return true;
    }
    byte[] name = record.path().name();
    FolderHandle parent = folders.folder(record.path().parent());
    parent.createFolder(name, ONLY_THE_OWNER);
    parent.setFolderOwner(name, record.userId(), record.groupId());
    parent.setFolderPermissions(name, record.permissions());
    return true;
  }
}
