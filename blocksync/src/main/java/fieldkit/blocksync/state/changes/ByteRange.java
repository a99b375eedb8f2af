package fieldkit.blocksync.state.changes;

/**
 * Bytes in a row.
 *
 * @param from the first
 * @param to behind the last; more than {@code from}
 */
public record ByteRange(long from, long to) {

  /** Refuses what is empty or negative. */
  public ByteRange {
    if (from < 0 || to <= from) {
      throw new IllegalArgumentException(from + "-" + to);
    }
  }
}
