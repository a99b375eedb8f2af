package fieldkit.newpost.sri.disk;

import fieldkit.common.io.AtomicFile;
import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.RawPath;
import java.io.IOException;

/** Puts an edited page in the place of the old one, whole or not at all. */
public final class Replacement {
  private static final int ANY_WRITER = 0222;

  private final FileAccess files;

  /** Replaces files through this access. */
  public Replacement(FileAccess files) {
    this.files = files;
  }

  /**
   * Replaces a page.
   *
   * @param read what the system said about it when it was read
   * @throws IOException when it was changed since then, may not be written or cannot be
   */
  public void write(RawPath path, FileStatus read, byte[] content) throws IOException {
    if ((read.permissions() & ANY_WRITER) == 0) {
      throw new FileFault(FileFault.Reason.DENIED, "Nobody may write it; it is as it was");
    }
    if (!files.status(path, true).isUnchanged(read)) {
      throw new FileFault(FileFault.Reason.OTHER, "Was changed meanwhile; it is left alone");
    }
    AtomicFile.write(files, path, out -> out.write(content));
  }
}
