package fieldkit.blocksync.farend.shell;

/**
 * A range in whole blocks, for dd counts in nothing else. Pure.
 *
 * @param size bytes of a block
 * @param first the number of the first
 * @param count how many; the last may be cut short by the end of the file
 * @param length bytes of the range
 */
record Blocks(int size, long first, long count, long length) {
  private static final int LARGEST = 1 << 20; // dd keeps one in memory

  /** The largest blocks that divide where a range begins, and how long it is but for its tail. */
  static Blocks of(long position, long length) {
    return of(position, length, Math.ceilDiv(length, (long) ShellFile.UNIT) * ShellFile.UNIT);
  }

  /**
   * The largest blocks that divide where a range begins; it is written to its own length anyway.
   */
  static Blocks toWrite(long position, long length) {
    return of(position, length, LARGEST);
  }

  private static Blocks of(long position, long length, long divided) {
    int size = (int) Math.min(LARGEST, Long.lowestOneBit(position | divided | LARGEST));
    return new Blocks(size, position / size, Math.ceilDiv(length, (long) size), length);
  }

  /** What dd counts: whole blocks and cut ones. */
  String records() {
    long whole = length / size;
    return whole + "+" + (count - whole);
  }
}
