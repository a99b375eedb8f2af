package fieldkit.blocksync.region;

import fieldkit.blocksync.digest.Digest;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** A digest for some regions, 16 bytes each. One thread at a time. */
public final class DigestTable {
  private static final int REGIONS_IN_ONE = 1 << 12;

  private final long[][] pieces; // made when first needed: most are few
  private final BitSet known = new BitSet();

  /** A table for so many regions, none of which has a digest. */
  public DigestTable(long regions) {
    pieces = new long[(int) Math.ceilDiv(regions, REGIONS_IN_ONE)][];
  }

  /** Gives a region a digest. */
  public void put(long region, Digest digest) {
    int piece = (int) (region / REGIONS_IN_ONE);
    int at = 2 * (int) (region % REGIONS_IN_ONE);
    if (pieces[piece] == null) {
      pieces[piece] = new long[2 * REGIONS_IN_ONE];
    }
    pieces[piece][at] = digest.high();
    pieces[piece][at + 1] = digest.low();
    known.set((int) region);
  }

  /** Takes a region's digest away. */
  public void remove(long region) {
    known.clear((int) region);
  }

  /** A region's digest, or null. */
  public @Nullable Digest get(long region) {
    if (!known.get((int) region)) {
      return null;
    }
    long[] piece = pieces[(int) (region / REGIONS_IN_ONE)];
    int at = 2 * (int) (region % REGIONS_IN_ONE);
    return new Digest(piece[at], piece[at + 1]);
  }

  /** The first region from there on that has a digest, or -1. */
  public long next(long region) {
    return known.nextSetBit((int) region);
  }

  /** How many regions have a digest. */
  public int count() {
    return known.cardinality();
  }
}
