package fieldkit.blocksync.state;

import fieldkit.common.io.NewFile;
import java.io.Closeable;
import java.io.IOException;

/** A state file that grows. One thread. */
final class Journal implements Closeable {
  private final NewFile file;
  private final BatchWriter batches;
  private long end;

  /** Grows a file from {@code end} on. */
  Journal(NewFile file, long end, BatchCheck check) {
    this.file = file;
    this.end = end;
    batches = new BatchWriter(this::append, check);
  }

  /** Cuts off what is behind the end. */
  void cut() throws IOException {
    file.setLength(end);
  }

  private void append(byte[] batch) throws IOException {
    file.writeAt(batch, end);
    end += batch.length;
  }

  /** Takes records; they are in the file after {@link #flush}. */
  Records records() {
    return batches.records();
  }

  /** Whether enough was said for a batch. */
  boolean isFull() {
    return batches.isFull();
  }

  /** Whether more was said than a batch can hold; then the file has to be made anew. */
  boolean isTooMuch() {
    return batches.isTooMuch();
  }

  /** Returns when the kernel has what was said: the death of this process loses nothing of it. */
  void flush() throws IOException {
    batches.flush();
  }

  /** Returns when what was flushed is on the disk. */
  void force() throws IOException {
    file.forceContent();
  }

  /** Bytes of the file. */
  long length() {
    return end;
  }

  /** Makes an empty file of it, which says nothing. Needs no space. */
  void empty() throws IOException {
    file.setLength(0);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
