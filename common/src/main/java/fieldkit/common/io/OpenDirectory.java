package fieldkit.common.io;

import java.io.Closeable;
import java.io.IOException;

/**
 * A folder being listed, entry by entry, without {@code .} and {@code ..}; the order is the file
 * system's. The accessors speak of the entry that {@link #next} went to. One thread at a time.
 */
public interface OpenDirectory extends Closeable {

  /** What the system says about the folder itself. */
  FileStatus status() throws IOException;

  /** Goes to the next entry, and tells whether there is one. */
  boolean next() throws IOException;

  /** The array that holds the entry's name; valid until the next call of {@link #next}. */
  byte[] nameArray();

  /** Where in {@link #nameArray} the name begins. */
  int nameOffset();

  /** How many bytes the name has. */
  int nameLength();

  /** A copy of the entry's name. */
  default byte[] name() {
    byte[] name = new byte[nameLength()];
    System.arraycopy(nameArray(), nameOffset(), name, 0, name.length);
    return name;
  }

  /** The entry's kind, a symbolic link being one. May cost a system call on some file systems. */
  FileKind kind() throws IOException;

  /** What the system says about the entry; about a symbolic link's target if told to follow. */
  FileStatus entryStatus(boolean followLink) throws IOException;

  @Override
  void close();
}
