package fieldkit.dupes.compare;

/**
 * How much is looked at where. The figures trade bytes against system calls; docs/benchmarks.md has
 * the measurements behind them.
 *
 * @param probe bytes looked at in one place before the body
 * @param wholeUpTo files up to this size are read in one go
 * @param tailWithHeadUpTo files up to this size have head and tail looked at together: both lie
 *     within what the kernel reads at once
 * @param innerFrom files from this size on are probed inside as well
 * @param firstBlock length of the body's first block
 * @param largestBlock length to which the body's blocks grow, fourfold each time
 * @param storageFrom files from this size on are asked for shared storage
 */
public record ReadPolicy(
    int probe,
    int wholeUpTo,
    int tailWithHeadUpTo,
    int innerFrom,
    int firstBlock,
    int largestBlock,
    int storageFrom) {

  private static final int KIB = 1024;

  /** For devices where reading here and there costs little. */
  public static ReadPolicy forSolidState() {
    return new ReadPolicy(KIB / 2, KIB / 2, 16 * KIB, KIB * KIB, 16 * KIB, 256 * KIB, 128 * KIB);
  }

  /** For spinning disks, where every change of place costs as much as reading a megabyte. */
  public static ReadPolicy forSpinningDisks() {
    return new ReadPolicy(
        4 * KIB, 16 * KIB, 64 * KIB, 16 * KIB * KIB, 64 * KIB, 8 * KIB * KIB, 128 * KIB);
  }

  /** The same with no stage longer than {@code most} bytes. */
  ReadPolicy limitedTo(int most) {
    return new ReadPolicy(
        Math.min(probe, Math.max(1, most / 2)),
        Math.min(wholeUpTo, most),
        tailWithHeadUpTo,
        Math.min(probe, most / 3) < 1 ? Integer.MAX_VALUE : innerFrom,
        Math.min(firstBlock, most),
        Math.min(largestBlock, most),
        storageFrom);
  }
}
