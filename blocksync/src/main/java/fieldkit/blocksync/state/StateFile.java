package fieldkit.blocksync.state;

import fieldkit.common.io.AtomicFile;
import fieldkit.common.io.DurableOutput;
import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32C;

/** The file of a pair: made as a whole, then grown. One thread. */
final class StateFile {
  private static final int ONLY_THE_OWNER = 0600;
  private static final int CHECK_AT = StateFormat.HEAD_BYTES - Integer.BYTES;

  private final FileAccess files;
  private final RawPath path;
  private final RandomGenerator random;

  StateFile(FileAccess files, RawPath path, RandomGenerator random) {
    this.files = files;
    this.path = path;
    this.random = random;
  }

  /** What says all that a new file is made with. */
  interface Snapshot {
    /** Says it, flushing full batches. */
    void writeTo(BatchWriter batches) throws IOException;
  }

  /** Makes the file anew, durable, in place of what is there, and opens it to grow. */
  Journal replace(Snapshot snapshot) throws IOException {
    makeForOwner();
    long number = random.nextLong() | 1;
    BatchWriter[] used = new BatchWriter[1];
    AtomicFile.write(
        files,
        path,
        out -> {
          out.write(head(number));
          used[0] = write(snapshot, number, out);
        });
    long end = StateFormat.HEAD_BYTES + used[0].written();
    return new Journal(files.revise(path), end, new BatchCheck(number, used[0].batches()));
  }

  private static BatchWriter write(Snapshot snapshot, long number, OutputStream out)
      throws IOException {
    BatchWriter batches = new BatchWriter(out::write, new BatchCheck(number, 0));
    snapshot.writeTo(batches);
    batches.records().snapshotEnds();
    batches.flush();
    return batches;
  }

  /** Opens the file to grow where what is good of it ends; the rest is cut off. */
  Journal reopen(StateReader.Content content) throws IOException {
    Journal journal =
        new Journal(
            files.revise(path),
            content.end(),
            new BatchCheck(content.fileNumber(), content.batches()));
    try {
      journal.cut();
    } catch (IOException e) {
      journal.close();
      throw e;
    }
    return journal;
  }

  /** Takes the file away. */
  void remove() throws IOException {
    files.remove(path);
  }

  /** A replaced file keeps its permissions: so there is one for its owner only. */
  private void makeForOwner() throws IOException {
    try (DurableOutput _ = files.create(path, ONLY_THE_OWNER)) {
      return;
    } catch (FileFault fault) {
      if (fault.reason() != FileFault.Reason.EXISTS) {
        throw fault;
      }
    }
  }

  private static byte[] head(long number) {
    byte[] head = new byte[StateFormat.HEAD_BYTES];
    ByteBuffer _ =
        ByteBuffer.wrap(head)
            .put(StateFormat.TITLE.getBytes(StandardCharsets.ISO_8859_1))
            .putInt(StateFormat.VERSION)
            .putLong(number);
    ByteBuffer _ = ByteBuffer.wrap(head).putInt(CHECK_AT, checkOfHead(head));
    return head;
  }

  static int checkOfHead(byte[] head) {
    CRC32C crc = new CRC32C();
    crc.update(Arrays.copyOf(head, CHECK_AT));
    return (int) crc.getValue();
  }
}
