package fieldkit.common.io;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A file without a name, complete, that is to take another's place.
 *
 * @param content the file
 * @param folder the folder of the other, on the same file system
 * @param name the name of the other
 * @param read what the system said about the other when it was read
 * @param ending who is told
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record Successor(
    NewFile content, FolderHandle folder, byte[] name, FileStatus read, AtomicBatch.Ending ending) {

  static FileFault changed() {
    return new FileFault(FileFault.Reason.OTHER, "Was changed meanwhile; it is left alone");
  }

  /** Takes the place, if the other is unchanged; returns why not. The content must be durable. */
  @Nullable IOException takePlace() {
    try {
      if (!folder.status(name, false).isUnchanged(read)) {
        return changed();
      }
      rename(named());
      return null;
    } catch (IOException e) {
      return e;
    }
  }

  /** Gives it a hidden name: only a rename can replace. */
  private byte[] named() throws IOException {
    for (int attempt = 1; ; attempt++) {
      byte[] hidden = AtomicFile.hiddenName();
      try {
        folder.name(content, hidden);
        return hidden;
      } catch (FileFault fault) {
        if (fault.reason() != FileFault.Reason.EXISTS || attempt == AtomicFile.ATTEMPTS) {
          throw fault;
        }
      }
    }
  }

  private void rename(byte[] hidden) throws IOException {
    boolean done = false;
    try {
      folder.rename(hidden, folder, name, FolderHandle.Clash.REPLACE);
      done = true;
    } finally {
      if (!done) {
        folder.remove(hidden);
      }
    }
  }

  /** Lets go of it: without a name it is gone. */
  void close() {
    try {
      content.close();
    } catch (IOException e) {
      // what could not be written was said by the file system when it was forced
    }
  }
}
