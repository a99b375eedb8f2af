package fieldkit.dupes.act;

import fieldkit.common.io.FileFault;
import fieldkit.common.io.FolderHandle;
import fieldkit.common.io.RawPath;
import java.io.IOException;

/** A file that could not be given its name back: the user must be told where it is. */
final class Stranded {
  private Stranded() {}

  /** A failure that says so. */
  static IOException at(FolderHandle folder, byte[] name, IOException why) {
    return new IOException(
        "%s; what had this name is now %s".formatted(FileFault.reasonOf(why), path(folder, name)),
        why);
  }

  private static String path(FolderHandle folder, byte[] name) {
    try {
      return folder.path().resolve(name).text();
    } catch (IOException e) {
      return RawPath.of(name).text() + ", in the same folder";
    }
  }
}
