package fieldkit.blocksync.region;

/**
 * How a device is cut into regions and pages.
 *
 * @param size the device's bytes
 * @param regionSize a region's bytes, a multiple of {@link #PAGE}; the last region may be shorter
 */
public record Geometry(long size, int regionSize) {
  /** Bytes of a page; the last page of the last region may be shorter. */
  public static final int PAGE = 4096;

  /** The largest region. */
  public static final int MAX_REGION = 1 << 24;

  /** What a region is unless told. */
  public static final int DEFAULT_REGION = 1 << 20;

  /** Refuses what cannot be cut. */
  public Geometry {
    if (size < 0 || regionSize < PAGE || regionSize > MAX_REGION || regionSize % PAGE != 0) {
      throw new IllegalArgumentException("size " + size + ", region " + regionSize);
    }
  }

  /** How many regions there are. */
  public long regions() {
    return Math.ceilDiv(size, regionSize);
  }

  /** Where a region begins, bytes. */
  public long position(long region) {
    return region * regionSize;
  }

  /** A region's bytes. */
  public int length(long region) {
    return (int) Math.min(regionSize, size - position(region));
  }

  /** How many pages a region has. */
  public int pages(long region) {
    return pagesOf(length(region));
  }

  /** How many pages that many bytes have. */
  public static int pagesOf(int length) {
    return Math.ceilDiv(length, PAGE);
  }

  /** Whether there is such a region. */
  public boolean has(long region) {
    return region >= 0 && region < regions();
  }
}
