package fieldkit.blocksync.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** A link over streams, such as those of a process that was started. */
public final class StreamLink implements ByteLink {
  private static final int PIECE = 1 << 17;

  private final InputStream in;
  private final OutputStream out;
  private final Runnable cut;
  private volatile boolean writing;
  private final byte[] incoming = new byte[PIECE];
  private final byte[] outgoing = new byte[PIECE];

  /**
   * A link that reads from one stream and writes to another, which should not buffer.
   *
   * @param cut ends whatever is behind the streams, so that who waits in them comes back
   */
  public StreamLink(InputStream in, OutputStream out, Runnable cut) {
    this.in = in;
    this.out = out;
    this.cut = cut;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    try {
      int count = in.read(incoming, 0, Math.min(incoming.length, target.remaining()));
      if (count > 0) {
        target.put(incoming, 0, count);
      }
      return count;
    } catch (IOException e) {
      throw lost(e);
    }
  }

  @Override
  public void write(ByteBuffer source) throws IOException {
    writing = true;
    try {
      while (source.hasRemaining()) {
        int count = Math.min(outgoing.length, source.remaining());
        source.get(outgoing, 0, count);
        out.write(outgoing, 0, count);
      }
      out.flush();
    } catch (IOException e) {
      throw lost(e);
    } finally {
      writing = false;
    }
  }

  private static LinkLostException lost(IOException e) {
    return new LinkLostException("the connection was lost (%s)".formatted(e.getMessage()), e);
  }

  /** The other end is told that this was all, unless a write is under way: that is cut. */
  @Override
  public void close() throws IOException {
    if (writing) {
      cut.run(); // a close would wait for the write, and that perhaps for ever
    }
    try (in) {
      out.close();
    }
  }
}
