package fieldkit.blocksync.protocol;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A link that knows for how long its reader has been waiting. */
final class WaitingLink implements ByteLink {
  private final ByteLink link;
  private volatile long since; // 0 while nobody waits

  WaitingLink(ByteLink link) {
    this.link = link;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    since = System.nanoTime() | 1; // never 0
    try {
      return link.read(target);
    } finally {
      since = 0;
    }
  }

  long waitingNanos() {
    long begin = since;
    return begin == 0 ? 0 : System.nanoTime() - begin;
  }

  @Override
  public void write(ByteBuffer source) throws IOException {
    link.write(source);
  }

  @Override
  public void close() throws IOException {
    link.close();
  }
}
