package fieldkit.blocksync.device;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A block device or file, read and written at positions. Safe for several threads at once. */
public interface Storage extends Closeable {
  /** Bytes, fixed when opened. */
  long size();

  /** Fills the buffer's remaining bytes from a position. */
  void read(ByteBuffer target, long position) throws IOException;

  /** Writes the remaining bytes. */
  void write(ByteBuffer source, long position) throws IOException;

  /** Makes a range read as zeros; whether storage was given back. */
  boolean zero(long position, long length) throws IOException;

  /** The next position that holds data. */
  long nextData(long position) throws IOException;

  /** The next position that lies in a hole. */
  long nextHole(long position) throws IOException;

  /** Returns when what was written is on the device. */
  void forceData() throws IOException;

  /** The same, with the device's own cache. */
  void force() throws IOException;

  @Override
  void close() throws IOException;
}
