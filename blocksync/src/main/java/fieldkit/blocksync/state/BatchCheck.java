package fieldkit.blocksync.state;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** The checks of the batches of one file, one after the other. One thread. */
final class BatchCheck {
  private final ByteBuffer numbers = ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES);
  private int batch;

  /** For a file whose first batches, that many, were checked already. */
  BatchCheck(long fileNumber, int batch) {
    ByteBuffer _ = numbers.putLong(0, fileNumber);
    this.batch = batch;
  }

  /** The check of a batch's length alone. */
  int ofLength(int length) {
    return (int) start(length).getValue();
  }

  /** The check of length and records; the next batch is the next. */
  int ofRecords(byte[] bytes, int offset, int length) {
    CRC32C crc = start(length);
    crc.update(bytes, offset, length);
    batch++;
    return (int) crc.getValue();
  }

  /** How many batches were checked. */
  int batches() {
    return batch;
  }

  private CRC32C start(int length) {
    CRC32C crc = new CRC32C();
    crc.update(numbers.putInt(8, batch).putInt(12, length).array());
    return crc;
  }
}
