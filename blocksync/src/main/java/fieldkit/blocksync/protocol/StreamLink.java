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
  private final byte[] incoming = new byte[PIECE];
  private final byte[] outgoing = new byte[PIECE];

  /** A link that reads from one stream and writes to another, which should not buffer. */
  public StreamLink(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    int count = in.read(incoming, 0, Math.min(incoming.length, target.remaining()));
    if (count > 0) {
      target.put(incoming, 0, count);
    }
    return count;
  }

  @Override
  public void write(ByteBuffer source) throws IOException {
    while (source.hasRemaining()) {
      int count = Math.min(outgoing.length, source.remaining());
      source.get(outgoing, 0, count);
      out.write(outgoing, 0, count);
    }
    out.flush();
  }

  @Override
  public void close() throws IOException {
    try (in) {
      out.close();
    }
  }
}
