package fieldkit.common.io;

import java.nio.ByteBuffer;

/**
 * Hands out direct buffers that begin on a page, as direct I/O wants them (open(2), O_DIRECT), and
 * never more bytes than its budget. Safe for use by several threads.
 */
public final class AlignedBuffers {
  /** The alignment of every buffer, bytes: a page, and a multiple of every common sector size. */
  public static final int ALIGNMENT = 4096;

  private final long budget;
  private long taken;

  /**
   * @param budget the most bytes that may be out at once
   */
  public AlignedBuffers(long budget) {
    this.budget = budget;
  }

  /**
   * A zeroed buffer of {@code capacity} bytes. It stays taken from the budget for good: callers
   * keep their buffers and use them again.
   *
   * @throws IllegalStateException if the budget does not have it
   */
  public synchronized ByteBuffer take(int capacity) {
    if (capacity > budget - taken) {
      throw new IllegalStateException(
          "buffer of %d bytes asked for, %d of %d left"
              .formatted(capacity, budget - taken, budget));
    }
    taken += capacity;
    int wholePages = Math.ceilDiv(capacity, ALIGNMENT) * ALIGNMENT;
    return ByteBuffer.allocateDirect(wholePages + ALIGNMENT)
        .alignedSlice(ALIGNMENT)
        .slice(0, capacity);
  }
}
