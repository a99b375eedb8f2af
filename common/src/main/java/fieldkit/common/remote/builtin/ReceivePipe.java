package fieldkit.common.remote.builtin;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Bytes on their way from the session's thread to a reader. When it is full the session's thread
 * waits, and with it every other channel: JSch opens the channel's window again without asking
 * whether anybody has read.
 */
final class ReceivePipe extends OutputStream {
  /** As much as the server may send at once without an answer. */
  private static final int CAPACITY = 2 << 20;

  private final byte[] ring = new byte[CAPACITY];
  private final InputStream in = new Reader();
  private int first;
  private int held;
  private boolean ended;
  private boolean abandoned;

  /** Where the bytes come out. */
  InputStream in() {
    return in;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      for (int done = 0; done < length; ) {
        done += put(bytes, offset + done, length - done);
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private synchronized int put(byte[] bytes, int offset, int length) throws InterruptedException {
    while (held == CAPACITY && !abandoned) {
      wait();
    }
    if (abandoned) {
      return length;
    }
    int at = (first + held) % CAPACITY;
    int part = Math.min(Math.min(length, CAPACITY - held), CAPACITY - at);
    System.arraycopy(bytes, offset, ring, at, part);
    held += part;
    notifyAll();
    return part;
  }

  /** No more will come. */
  @Override
  public synchronized void close() {
    ended = true;
    notifyAll();
  }

  /** Nobody reads any more: whoever waits goes on, and what still comes is dropped. */
  synchronized void abandon() {
    abandoned = true;
    notifyAll();
  }

  private static IOException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IOException("interrupted", e);
  }

  private synchronized int take(byte[] target, int offset, int length) throws InterruptedException {
    while (held == 0 && !ended && !abandoned) {
      wait();
    }
    if (held == 0 || abandoned) {
      return -1;
    }
    int part = Math.min(Math.min(length, held), CAPACITY - first);
    System.arraycopy(ring, first, target, offset, part);
    first = (first + part) % CAPACITY;
    held -= part;
    notifyAll();
    return part;
  }

  private final class Reader extends InputStream {
    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      try {
        return length == 0 ? 0 : take(target, offset, length);
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }
  }
}
