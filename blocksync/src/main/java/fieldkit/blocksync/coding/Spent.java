package fieldkit.blocksync.coding;

import fieldkit.blocksync.protocol.SendCost;

/**
 * What sending has taken, over a window of frames; afterwards, of the last full one. One thread.
 */
final class Spent {
  private final long window;
  private long dataBytes;
  private long wireBytes;
  private long waitNanos;
  private long codingNanos;
  private long linkNanos;

  /**
   * @param window bytes of data after which it is full
   */
  Spent(long window) {
    this.window = window;
  }

  /**
   * Counts one more; the first one after a full window begins a new one.
   *
   * @return whether the window is full now
   */
  boolean add(SendCost cost) {
    if (dataBytes >= window) {
      clear();
    }
    dataBytes += cost.dataBytes();
    wireBytes += cost.wireBytes();
    waitNanos += cost.waitNanos();
    codingNanos += cost.codingNanos();
    linkNanos += cost.linkNanos();
    return dataBytes >= window;
  }

  /** Begins a new one. */
  void clear() {
    dataBytes = 0;
    wireBytes = 0;
    waitNanos = 0;
    codingNanos = 0;
    linkNanos = 0;
  }

  /** Nanoseconds of work for each byte of data. */
  double nanosPerByte() {
    return (double) (codingNanos + linkNanos) / dataBytes;
  }

  /** Nanoseconds of coding for each byte of data. */
  double codingPerByte() {
    return (double) codingNanos / dataBytes;
  }

  /** Nanoseconds without anything to send for each byte of data. */
  double waitPerByte() {
    return (double) waitNanos / dataBytes;
  }

  /** Bytes on the wire for each byte of data. */
  double ratio() {
    return (double) wireBytes / dataBytes;
  }

  /** Nanoseconds on the link for each byte on the wire. */
  double linkPerWireByte() {
    return (double) linkNanos / wireBytes;
  }

  /** How many times longer it took to wait and to send than to code. */
  double otherThanCoding() {
    return (double) (waitNanos + linkNanos) / Math.max(1, codingNanos);
  }
}
