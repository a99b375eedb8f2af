package fieldkit.blocksync.session;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.OpenFile;
import fieldkit.common.io.RawPath;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Reads a file of {@link SavedOldData}, record by record. One thread. */
public final class SavedReader implements Closeable {
  private static final int HEAD = Long.BYTES + Integer.BYTES;

  private final OpenFile file;
  private final long size;
  private long at;
  private boolean whole;

  private SavedReader(OpenFile file, long size, long at) {
    this.file = file;
    this.size = size;
    this.at = at;
  }

  /**
   * What was somewhere before.
   *
   * @param position where
   * @param data what
   */
  public record Saved(long position, ByteBuffer data) {}

  /** Opens a file and checks that it is one. */
  public static SavedReader open(FileAccess files, RawPath path) throws IOException {
    OpenFile file = files.open(path, true);
    try {
      int length = SavedOldData.TITLE.length + Long.BYTES;
      ByteBuffer head = ByteBuffer.allocateDirect(length);
      byte[] title = new byte[SavedOldData.TITLE.length];
      if (!fill(file, head, 0)) {
        throw new IOException("is not what --save-old writes");
      }
      head.flip().get(title);
      if (!Arrays.equals(title, SavedOldData.TITLE)) {
        throw new IOException("is not what --save-old writes");
      }
      return new SavedReader(file, head.getLong(), length);
    } catch (IOException | RuntimeException | Error e) {
      file.close();
      throw e;
    }
  }

  /** The size of the device it is about. */
  public long size() {
    return size;
  }

  /**
   * The next record, or null at the end. A last record that is not whole was never acted upon: what
   * it would save was not overwritten.
   *
   * @throws IOException if a record was damaged
   */
  public @Nullable Saved next() throws IOException {
    ByteBuffer head = ByteBuffer.allocateDirect(HEAD);
    if (!fill(file, head, at)) {
      return null;
    }
    long position = head.getLong(0);
    int length = head.getInt(Long.BYTES);
    boolean end = position == SavedOldData.END && length == 0;
    if (!end && !fits(position, length)) {
      throw damaged();
    }
    ByteBuffer rest = ByteBuffer.allocateDirect(length + Integer.BYTES);
    if (!fill(file, rest, at + HEAD)) {
      return null;
    }
    check(head.flip(), rest, length);
    if (end) {
      whole = true;
      return null;
    }
    at += HEAD + length + Integer.BYTES;
    return new Saved(position, rest.slice(0, length));
  }

  /**
   * Whether the file ended with its last record, once {@link #next} has said that there is no more.
   * Otherwise the sync that wrote it was killed, or the file is not all there.
   */
  public boolean isWhole() {
    return whole;
  }

  private boolean fits(long position, int length) {
    return length > 0 && length <= SavedOldData.MOST && position >= 0 && position <= size - length;
  }

  private void check(ByteBuffer head, ByteBuffer rest, int length) throws IOException {
    CRC32C check = new CRC32C();
    check.update(head);
    check.update(rest.slice(0, length));
    if ((int) check.getValue() != rest.getInt(length)) {
      throw damaged();
    }
  }

  private IOException damaged() {
    return new FileFault(FileFault.Reason.OTHER, "is damaged at byte %d".formatted(at));
  }

  private static boolean fill(OpenFile file, ByteBuffer target, long from) throws IOException {
    while (target.hasRemaining()) {
      if (file.read(target, from + target.position()) == 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    file.close();
  }
}
