package fieldkit.blocksync.faults;

import fieldkit.blocksync.protocol.ByteLink;
import java.io.IOException;
import java.nio.ByteBuffer;

/** One end of a connection in memory. */
final class MemoryLink implements ByteLink {
  private final MemoryPipe in;
  private final MemoryPipe out;

  private MemoryLink(MemoryPipe in, MemoryPipe out) {
    this.in = in;
    this.out = out;
  }

  /** Two ends. */
  record Pair(MemoryLink near, MemoryLink far) {}

  /** A connection that holds so many bytes each way. */
  static Pair pair(int capacity) {
    MemoryPipe up = new MemoryPipe(capacity);
    MemoryPipe down = new MemoryPipe(capacity);
    return new Pair(new MemoryLink(down, up), new MemoryLink(up, down));
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    return in.read(target);
  }

  @Override
  public void write(ByteBuffer source) throws IOException {
    out.write(source);
  }

  @Override
  public void close() {
    out.endWriting();
    in.endReading();
  }
}
