package fieldkit.blocksync.testing;

import fieldkit.blocksync.device.Storage;
import fieldkit.blocksync.device.StorageFacts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/** A device in memory that counts what is done to it and can fail. Safe for several threads. */
public final class MemoryStorage implements Storage {
  private final byte[] content;
  private final AtomicLong bytesRead = new AtomicLong();
  private final AtomicLong bytesWritten = new AtomicLong();
  private volatile long failReadAt = -1;
  private volatile long failWriteAt = -1;

  /** A device that holds this, which is not copied. */
  public MemoryStorage(byte[] content) {
    this.content = content;
  }

  /** What it holds now; not a copy. */
  public byte[] content() {
    return content;
  }

  /** Bytes read so far. */
  public long bytesRead() {
    return bytesRead.get();
  }

  /** Bytes written or made zeros so far. */
  public long bytesWritten() {
    return bytesWritten.get();
  }

  /** Makes every read that touches a byte fail; -1 for none. */
  public void failReadAt(long position) {
    failReadAt = position;
  }

  /** Makes every write that touches a byte fail; -1 for none. */
  public void failWriteAt(long position) {
    failWriteAt = position;
  }

  @Override
  public long size() {
    return content.length;
  }

  @Override
  public void read(ByteBuffer target, long position) throws IOException {
    int count = target.remaining();
    failIfIn(failReadAt, position, count, "cannot be read");
    target.put(content, (int) position, count);
    bytesRead.addAndGet(count);
  }

  @Override
  public void write(ByteBuffer source, long position) throws IOException {
    int count = source.remaining();
    failIfIn(failWriteAt, position, count, "cannot be written");
    source.get(content, (int) position, count);
    bytesWritten.addAndGet(count);
  }

  @Override
  public boolean zero(long position, long length) throws IOException {
    failIfIn(failWriteAt, position, length, "cannot be written");
    Arrays.fill(content, (int) position, (int) (position + length), (byte) 0);
    bytesWritten.addAndGet(length);
    return true;
  }

  private static void failIfIn(long bad, long position, long count, String what)
      throws IOException {
    if (bad >= position && bad < position + count) {
      throw new IOException(what + " at " + bad);
    }
  }

  @Override
  public long nextData(long position) {
    return position;
  }

  @Override
  public long nextHole(long position) {
    return content.length;
  }

  @Override
  public void forceData() {}

  @Override
  public void force() {}

  @Override
  public StorageFacts facts() {
    throw new UnsupportedOperationException("memory is no device");
  }

  @Override
  public void close() {}
}
