package fieldkit.blocksync.device;

import fieldkit.common.io.AlignedBuffers;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Aligned buffers to copy through, where a caller's own does not suit direct I/O. */
final class Bounces {
  /** How many bytes each has. */
  static final int CAPACITY = 1 << 20;

  private final ConcurrentLinkedQueue<ByteBuffer> free = new ConcurrentLinkedQueue<>();

  /** A buffer, empty; it is to be given back. */
  ByteBuffer take() {
    ByteBuffer buffer = free.poll();
    return buffer == null ? new AlignedBuffers(CAPACITY).take(CAPACITY) : buffer.clear();
  }

  void giveBack(ByteBuffer buffer) {
    free.add(buffer);
  }

  /** Whether direct I/O can be done with a buffer's remaining bytes. */
  static boolean isAligned(ByteBuffer buffer) {
    return buffer.isDirect()
        && buffer.alignmentOffset(buffer.position(), AlignedBuffers.ALIGNMENT) == 0;
  }
}
