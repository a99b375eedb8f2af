package fieldkit.blocksync.state;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Writes records in batches. Nothing is in the file before {@link #flush}. One thread. */
final class BatchWriter {
  private final Sink sink;
  private final BatchCheck check;
  private final RecordWriter records = new RecordWriter();
  private long written;

  /**
   * @param check that of the batches already there
   */
  BatchWriter(Sink sink, BatchCheck check) {
    this.sink = sink;
    this.check = check;
  }

  /** Where whole batches go, one call each. */
  interface Sink {
    /** Adds bytes; a failure may leave a part of them. */
    void append(byte[] bytes) throws IOException;
  }

  /** Takes records. */
  Records records() {
    return records;
  }

  /** Writes what is collected if that is enough for a batch. */
  void flushIfFull() throws IOException {
    if (isFull()) {
      flush();
    }
  }

  /** Writes what is collected. */
  void flush() throws IOException {
    if (records.isEmpty()) {
      return;
    }
    int length = records.length();
    byte[] batch = new byte[StateFormat.BATCH_HEAD_BYTES + length];
    int ofLength = check.ofLength(length);
    int ofRecords = check.ofRecords(records.array(), 0, length);
    ByteBuffer _ =
        ByteBuffer.wrap(batch)
            .putInt(length)
            .putInt(ofLength)
            .putInt(ofRecords)
            .put(records.array(), 0, length);
    records.clear();
    sink.append(batch);
    written += batch.length;
  }

  /** How many bytes were written. */
  long written() {
    return written;
  }

  /** How many batches there are. */
  int batches() {
    return check.batches();
  }

  /** Whether more is collected than a batch can hold. */
  boolean isTooMuch() {
    return records.length() > StateFormat.LARGEST_BATCH;
  }

  /** Whether enough is collected for a batch. */
  boolean isFull() {
    return records.isFull();
  }
}
