package fieldkit.blocksync.session;

import fieldkit.blocksync.digest.Digest;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** A digest for some regions, 16 bytes each. One thread at a time. */
final class DigestTable {
  private static final int REGIONS_IN_ONE = 1 << 12;

  private final long[][] pieces; // made when first needed: most are few
  private final BitSet known = new BitSet();

  DigestTable(long regions) {
    pieces = new long[(int) Math.ceilDiv(regions, REGIONS_IN_ONE)][];
  }

  void put(long region, Digest digest) {
    int piece = (int) (region / REGIONS_IN_ONE);
    int at = 2 * (int) (region % REGIONS_IN_ONE);
    if (pieces[piece] == null) {
      pieces[piece] = new long[2 * REGIONS_IN_ONE];
    }
    pieces[piece][at] = digest.high();
    pieces[piece][at + 1] = digest.low();
    known.set((int) region);
  }

  void remove(long region) {
    known.clear((int) region);
  }

  @Nullable Digest get(long region) {
    if (!known.get((int) region)) {
      return null;
    }
    long[] piece = pieces[(int) (region / REGIONS_IN_ONE)];
    int at = 2 * (int) (region % REGIONS_IN_ONE);
    return new Digest(piece[at], piece[at + 1]);
  }

  /** The first region from there on that has a digest, or -1. */
  long next(long region) {
    return known.nextSetBit((int) region);
  }

  /** How many regions have a digest. */
  int count() {
    return known.cardinality();
  }
}
