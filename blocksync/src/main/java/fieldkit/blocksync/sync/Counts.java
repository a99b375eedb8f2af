package fieldkit.blocksync.sync;

/**
 * What became of the regions.
 *
 * @param same regions that were equal
 * @param differ regions that were not
 * @param total all
 */
public record Counts(long same, long differ, long total) {
  /** How many are settled. */
  public long settled() {
    return same + differ;
  }
}
