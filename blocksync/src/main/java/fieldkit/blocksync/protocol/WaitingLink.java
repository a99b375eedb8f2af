package fieldkit.blocksync.protocol;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A link that knows for how long its reader has been waiting. A few bytes in the middle of a frame
 * do not end the waiting: where a damaged head makes a frame seem longer than it is, signs of life
 * would fill it up for hours.
 */
final class WaitingLink implements ByteLink {
  private static final int PROGRESS = 1 << 10; // bytes that count as something

  private final ByteLink link;
  private volatile long since; // 0 while nobody waits
  private volatile long waited; // before that, since there was progress
  private int little; // bytes since then

  WaitingLink(ByteLink link) {
    this.link = link;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    long begin = System.nanoTime() | 1; // never 0
    since = begin;
    int count = 0;
    try {
      count = link.read(target);
      return count;
    } finally {
      since = 0;
      got(count, System.nanoTime() - begin);
    }
  }

  private void got(int count, long nanos) {
    little += Math.max(0, count);
    if (little >= PROGRESS) {
      progressed();
    } else {
      long before = waited; // written by this thread alone
      waited = before + nanos;
    }
  }

  /** Something came whole. By the reader. */
  void progressed() {
    little = 0;
    waited = 0;
  }

  long waitingNanos() {
    long begin = since;
    return begin == 0 ? 0 : waited + System.nanoTime() - begin;
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
