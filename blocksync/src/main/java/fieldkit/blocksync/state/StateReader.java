package fieldkit.blocksync.state;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileKind;
import fieldkit.common.io.OpenFile;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads a state file as far as it is good. One thread. */
final class StateReader {
  private final Remembered remembered;
  private final RecordReader records;
  private long fileNumber;
  private int batches;
  private long end;

  private StateReader(PairFacts wanted) {
    remembered = new Remembered(wanted);
    records = new RecordReader(remembered);
  }

  /**
   * What a file says, and where it may grow on.
   *
   * @param remembered what is said
   * @param fileNumber the file's own number; 0 for an empty or missing file
   * @param batches how many good batches there are
   * @param end behind the last of them
   */
  record Content(Remembered remembered, long fileNumber, int batches, long end) {

    /** Whether nothing was ever written there. */
    boolean isNew() {
      return fileNumber == 0;
    }
  }

  /**
   * Reads a file, which may be missing or empty.
   *
   * @throws DamagedException if it is not what was written
   * @throws IOException if it cannot be read, or is no file
   */
  static Content read(FileAccess files, RawPath path, PairFacts wanted) throws IOException {
    StateReader reader = new StateReader(wanted);
    try (OpenFile file = files.open(path, true)) {
      if (file.status().kind() != FileKind.REGULAR) {
        throw new IOException("is not a file");
      }
      if (file.status().size() > 0) {
        reader.readAll(new StateInput(file));
      }
    } catch (FileFault fault) {
      if (fault.reason() != FileFault.Reason.NOT_FOUND) {
        throw fault;
      }
    }
    return new Content(reader.remembered, reader.fileNumber, reader.batches, reader.end);
  }

  private void readAll(StateInput in) throws IOException {
    head(in);
    BatchCheck check = new BatchCheck(fileNumber, 0);
    while (!remembered.isOfOthers() && batch(in, check)) {
      batches++;
    }
    if (!remembered.isOfOthers() && !remembered.isWhole()) {
      throw new DamagedException("it is cut short");
    }
  }

  private void head(StateInput in) throws IOException {
    byte[] bytes = new byte[StateFormat.HEAD_BYTES];
    int read = in.read(bytes);
    ByteBuffer head = ByteBuffer.wrap(bytes);
    byte[] title = StateFormat.TITLE.getBytes(StandardCharsets.ISO_8859_1);
    int compared = Math.min(read, title.length);
    if (!Arrays.equals(bytes, 0, compared, title, 0, compared)) {
      throw DamagedException.foreign();
    }
    if (read < bytes.length) {
      throw new DamagedException("it is cut short");
    }
    ByteBuffer _ = head.position(title.length);
    int version = head.getInt();
    fileNumber = head.getLong();
    if (head.getInt() != StateFile.checkOfHead(bytes) || fileNumber == 0) {
      throw new DamagedException("its head is damaged");
    }
    if (version != StateFormat.VERSION) {
      throw new DamagedException(
          "it is of version %d, and this blocksync knows %d"
              .formatted(version, StateFormat.VERSION));
    }
    end = bytes.length;
  }

  /** Takes a batch; false at the end, which may be within a batch. */
  private boolean batch(StateInput in, BatchCheck check) throws IOException {
    byte[] head = new byte[StateFormat.BATCH_HEAD_BYTES];
    if (in.read(head) < head.length) {
      return false;
    }
    ByteBuffer numbers = ByteBuffer.wrap(head);
    int length = numbers.getInt();
    if (numbers.getInt() != check.ofLength(length)
        || length <= 0
        || length > StateFormat.LARGEST_BATCH) {
      throw new DamagedException("it is damaged at byte " + end);
    }
    byte[] content = new byte[length];
    if (in.read(content) < length) {
      return false;
    }
    if (numbers.getInt() != check.ofRecords(content, 0, length)) {
      throw new DamagedException("it is damaged at byte " + end);
    }
    records.read(ByteBuffer.wrap(content));
    end += head.length + length;
    return true;
  }
}
