package fieldkit.dupes.undo;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileKind;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.FolderHandle;
import fieldkit.dupes.act.OpenFolders;
import java.io.IOException;

/** Makes folders again that were removed because they were empty. */
final class FolderRestorer {
  private static final int ONLY_THE_OWNER = 0700;

  private final FileAccess files;
  private final UndoListener listener;
  private final boolean dryRun;

  FolderRestorer(FileAccess files, UndoListener listener, boolean dryRun) {
    this.files = files;
    this.listener = listener;
    this.dryRun = dryRun;
  }

  /** Whether there was anything to be done. */
  boolean restore(FolderRecord record, OpenFolders folders) throws IOException {
    try {
      FileStatus there = files.status(record.path(), false);
      if (!isHalfMade(there, record)) {
        return false;
      }
      if (!dryRun) {
        setMetadata(record, folders.folder(record.path().parent()));
      }
      return true;
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
    setMetadata(record, parent);
    return true;
  }

  /** By an undo that was cut short. */
  private static boolean isHalfMade(FileStatus there, FolderRecord record) {
    return there.kind() == FileKind.DIRECTORY
        && there.permissions() == ONLY_THE_OWNER
        && record.permissions() != ONLY_THE_OWNER;
  }

  private void setMetadata(FolderRecord record, FolderHandle parent) {
    byte[] name = record.path().name();
    try {
      FileStatus now = parent.status(name, false);
      if (now.userId() != record.userId() || now.groupId() != record.groupId()) {
        parent.setFolderOwner(name, record.userId(), record.groupId());
      }
      parent.setFolderPermissions(name, record.permissions());
    } catch (IOException e) {
      listener.metadataNotRestored(record.path(), "owner and permissions", FileFault.reasonOf(e));
    }
  }
}
