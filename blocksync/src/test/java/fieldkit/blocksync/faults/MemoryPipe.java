package fieldkit.blocksync.faults;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Bytes from one thread to another, in order, a limited number at a time. */
final class MemoryPipe {
  private final byte[] ring;
  private int from;
  private int count;
  private boolean writerGone;
  private boolean readerGone;

  MemoryPipe(int capacity) {
    ring = new byte[capacity];
  }

  synchronized int read(ByteBuffer target) throws IOException {
    while (count == 0) {
      if (readerGone) {
        throw new IOException("closed");
      }
      if (writerGone) {
        return -1;
      }
      await();
    }
    int length = Math.min(Math.min(count, ring.length - from), target.remaining());
    target.put(ring, from, length);
    from = (from + length) % ring.length;
    count -= length;
    notifyAll();
    return length;
  }

  synchronized void write(ByteBuffer source) throws IOException {
    while (source.hasRemaining()) {
      while (count == ring.length && !readerGone && !writerGone) {
        await();
      }
      if (readerGone || writerGone) {
        throw new IOException("broken pipe");
      }
      int to = (from + count) % ring.length;
      int length = Math.min(ring.length - count, ring.length - to);
      length = Math.min(length, source.remaining());
      source.get(ring, to, length);
      count += length;
      notifyAll();
    }
  }

  @SuppressWarnings("WaitNotInLoop") // who calls this does so in a loop
  private void await() throws IOException {
    try {
      wait();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** The reader hears the end once he has read what there is. */
  synchronized void endWriting() {
    writerGone = true;
    notifyAll();
  }

  /** The writer hears that nobody reads any more. */
  synchronized void endReading() {
    readerGone = true;
    count = 0;
    notifyAll();
  }
}
