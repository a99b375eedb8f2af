package fieldkit.blocksync.device;

import fieldkit.common.io.BlockFile;
import fieldkit.common.io.DurableOutput;
import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.FoundFile;
import fieldkit.common.io.RawPath;
import java.io.IOException;

/** The name of a file that was made as a target, and may have to go again. */
final class CreatedFile {
  private static final int OWNER_ONLY = 0600; // it may hold anybody's data

  private final FileAccess files;
  private final RawPath folder;
  private final RawPath path;
  private final FileStatus status;

  private CreatedFile(FileAccess files, RawPath folder, RawPath path, FileStatus status) {
    this.files = files;
    this.folder = folder;
    this.path = path;
    this.status = status;
  }

  /**
   * Makes a file of zeros that takes no storage. Its folder must exist, its name must not.
   *
   * @param folder the real path of the folder
   */
  static CreatedFile make(FileAccess files, RawPath folder, byte[] name, long size)
      throws IOException {
    RawPath path = folder.resolve(name);
    try (DurableOutput _ = files.create(path, OWNER_ONLY);
        FoundFile found = files.find(path)) {
      CreatedFile created = new CreatedFile(files, folder, path, found.status());
      try (BlockFile file = found.open(new FoundFile.Opening(true, false, false))) {
        file.setLength(size);
        return created;
      } catch (FileFault fault) {
        created.remove();
        throw fault;
      }
    }
  }

  /** Whether this is it. */
  boolean is(FileStatus other) {
    return status.isSameFile(other);
  }

  /** Makes the name last. */
  void forceName() throws IOException {
    files.forceDirectory(folder);
  }

  /** Takes the file away again, if the name is still its own. */
  void remove() throws IOException {
    try {
      if (is(files.status(path, false))) {
        files.remove(path);
      }
    } catch (FileFault fault) {
      if (fault.reason() != FileFault.Reason.NOT_FOUND) {
        throw fault;
      }
    }
  }
}
