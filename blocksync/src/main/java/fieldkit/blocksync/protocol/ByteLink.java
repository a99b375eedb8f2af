package fieldkit.blocksync.protocol;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Bytes to and from the other end, one stream each way. One thread may read while another writes;
 * {@link #close} may come from any thread and ends both.
 */
public interface ByteLink extends Closeable {

  /**
   * Reads at least one byte, at most as many as remain in the buffer.
   *
   * @return how many; -1 at the end of the stream
   */
  int read(ByteBuffer target) throws IOException;

  /** Writes all remaining bytes. */
  void write(ByteBuffer source) throws IOException;

  @Override
  void close() throws IOException;
}
