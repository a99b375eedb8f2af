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

  /** The file prepared under a temporary name in the folder. */
  public Exchange(FolderHandle folder, byte[] prepared) {
    this.folder = folder;
    this.prepared = prepared.clone();
  }

  /**
   * Gives the prepared file the name, and removes what had it.
   *
   * @param name the name
   * @param old what must have the name
   * @throws IOException if it could not be done; the prepared file is removed
   */
  public void with(byte[] name, FileStatus old) throws IOException {
    try {
      folder.rename(prepared, folder, name, Clash.EXCHANGE);
    } catch (FileFault fault) {
      if (fault.reason() != FileFault.Reason.NOT_SUPPORTED) {
        throw discarded(fault);
      }
      replace(name, old);
      return;
    }
    if (!folder.status(prepared, false).isSameFile(old)) {
      folder.rename(prepared, folder, name, Clash.EXCHANGE);
      throw discarded(new RefusedException("was replaced at the last moment"));
    }
    folder.remove(prepared);
  }

  /** Where the file system cannot exchange names: a last look, then the old one is replaced. */
  private void replace(byte[] name, FileStatus old) throws IOException {
    try {
      if (!folder.status(name, false).isSameFile(old)) {
        throw new RefusedException("was replaced at the last moment");
      }
      folder.rename(prepared, folder, name, Clash.REPLACE);
    } catch (IOException e) {
      throw discarded(e);
    }
  }

  private IOException discarded(IOException why) {
    try {
      folder.remove(prepared);
    } catch (IOException e) {
      why.addSuppressed(e);
    }
    return why;
  }
}
