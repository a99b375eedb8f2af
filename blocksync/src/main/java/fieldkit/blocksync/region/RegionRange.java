package fieldkit.blocksync.region;

/**
 * Regions in a row.
 *
 * @param from the first
 * @param to behind the last; more than {@code from}
 */
public record RegionRange(long from, long to) {

  /** Refuses what is empty or negative. */
  public RegionRange {
    if (from < 0 || to <= from) {
      throw new IllegalArgumentException(from + "-" + to);
    }
  }

  /** How many. */
  public long count() {
    return to - from;
  }
}
