package fieldkit.blocksync.coding;

/**
 * A link on paper: it drains a buffer at its rate while the sender does something else, and holds
 * the sender up when the buffer is full. Time is what it is told.
 */
final class PaperLink {
  private static final double COPY_NANOS_A_BYTE = 0.1; // 10 GB/s into the buffer

  private final double buffer;
  private double nanosAByte;
  private double backlog;
  private double drainedUntil;

  /**
   * @param bytesPerSecond what it carries
   * @param buffer bytes it takes ahead
   */
  PaperLink(double bytesPerSecond, double buffer) {
    this.buffer = buffer;
    carry(bytesPerSecond);
  }

  /** From now on it carries so much. */
  void carry(double bytesPerSecond) {
    nanosAByte = 1e9 / bytesPerSecond;
  }

  /** Takes bytes from some moment on, nanoseconds; returns the moment at which it has them. */
  double send(double now, int bytes) {
    backlog = Math.max(0, backlog - (now - drainedUntil) / nanosAByte);
    double copied = now + bytes * COPY_NANOS_A_BYTE;
    double full = now + (backlog + bytes - buffer) * nanosAByte;
    drainedUntil = now;
    backlog += bytes;
    return Math.max(copied, full);
  }
}
