package fieldkit.dupes.act;

import fieldkit.common.io.FolderHandle;
import fieldkit.common.io.NewFile;
import java.io.IOException;

/**
 * A file that only grows, made durable often. Room is written ahead, so that forcing what is added
 * writes just that: a file that changes its size would make the file system commit everything else
 * that is under way each time. Behind the end there are zeros until it is closed. One thread.
 */
final class JournalFile implements AutoCloseable {
  private static final int ROOM = 1 << 20;
  private static final int ONLY_THE_OWNER = 0600;

  private final NewFile file;
  private long end;
  private long room;

  private JournalFile(NewFile file) {
    this.file = file;
  }

  /** Creates the file, which must not exist yet. */
  static JournalFile create(FolderHandle folder, byte[] name) throws IOException {
    return new JournalFile(folder.create(name, ONLY_THE_OWNER));
  }

  /** Adds bytes and returns when they are on the device. */
  void append(byte[] bytes) throws IOException {
    boolean grown = end + bytes.length > room;
    while (end + bytes.length > room) {
      file.writeAt(new byte[ROOM], room);
      room += ROOM;
    }
    file.writeAt(bytes, end);
    if (grown) {
      file.force();
    } else {
      file.forceContent();
    }
    end += bytes.length;
  }

  /** Cuts off what was written ahead. */
  @Override
  public void close() throws IOException {
    try (file) {
      file.setLength(end);
    }
  }
}
