package fieldkit.blocksync.protocol;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** A link over channels, such as a process's own standard streams or a socket. */
public final class ChannelLink implements ByteLink {
  private final ReadableByteChannel in;
  private final WritableByteChannel out;

  /** A link that reads from one channel and writes to another, or to the same. */
  public ChannelLink(ReadableByteChannel in, WritableByteChannel out) {
    this.in = in;
    this.out = out;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    return in.read(target);
  }

  @Override
  public void write(ByteBuffer source) throws IOException {
    while (source.hasRemaining()) {
      int _ = out.write(source);
    }
  }

  @Override
  public void close() throws IOException {
    try (in) {
      out.close();
    }
  }
}
