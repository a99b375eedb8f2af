package fieldkit.dupes.act;

import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.FolderHandle;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A directory entry: a name in a folder that is held open. Immutable. */
public final class Name {
  private final FolderHandle folder;
  private final byte[] name;
  private final RawPath path;

  private Name(FolderHandle folder, byte[] name, RawPath path) {
    this.folder = folder;
    this.name = name;
    this.path = path;
  }

  /** The entry of this absolute path. */
  public static Name of(RawPath path, OpenFolders folders) throws IOException {
    return new Name(folders.folder(path.parent()), path.name(), path);
  }

  /** The folder. */
  public FolderHandle folder() {
    return folder;
  }

  /** A copy of the name's bytes. */
  public byte[] bytes() {
    return name.clone();
  }

  /** The path it was found by. */
  public RawPath path() {
    return path;
  }

  /** What the system says about it now, not following a symbolic link. */
  public FileStatus status() throws IOException {
    return folder.status(name, false);
  }

  /** Whether it leads to this very file. */
  public boolean leadsTo(FileStatus file) throws IOException {
    return statusIfOf(file) != null;
  }

  /** What this very file is now, seen at the name; null if the name leads elsewhere. */
  @Nullable FileStatus statusIfOf(FileStatus file) throws IOException {
    try {
      FileStatus now = status();
      return now.isSameFile(file) ? now : null;
    } catch (FileFault fault) {
      if (fault.reason() == FileFault.Reason.NOT_FOUND) {
        return null;
      }
      throw fault;
    }
  }

  /** Whether both are one entry, whatever path or mount it is seen through. */
  public boolean isSameEntry(Name other) throws IOException {
    return Arrays.equals(name, other.name) && folder.status().isSameFile(other.folder.status());
  }
}
