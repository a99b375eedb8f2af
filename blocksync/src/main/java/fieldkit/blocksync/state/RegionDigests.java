package fieldkit.blocksync.state;

import fieldkit.blocksync.digest.Digest;
import fieldkit.blocksync.region.Geometry;
import fieldkit.blocksync.region.RegionRange;
import fieldkit.blocksync.state.changes.ByteRanges;
import fieldkit.blocksync.state.changes.Changes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A digest for each region, and whether the source and the target hold what it tells. One digest
 * serves both: where they differ one of them is not known. One thread.
 */
final class RegionDigests {
  /** The most regions: 64 MiB of digests. */
  static final int MOST = 1 << 22;

  private final int count;
  private final long[] digests;
  private final BitSet source;
  private final BitSet target;

  RegionDigests(int count) {
    this.count = count;
    digests = new long[2 * count];
    source = new BitSet(count);
    target = new BitSet(count);
  }

  int count() {
    return count;
  }

  /** What this side certainly holds, or null. */
  @Nullable Digest of(Side side, int region) {
    return knows(side, region) ? new Digest(high(region), low(region)) : null;
  }

  boolean knows(Side side, int region) {
    return (!side.hasSource() || source.get(region)) && (!side.hasTarget() || target.get(region));
  }

  boolean has(int region, long high, long low) {
    return high(region) == high && low(region) == low;
  }

  long high(int region) {
    return digests[2 * region];
  }

  long low(int region) {
    return digests[2 * region + 1];
  }

  /** These sides hold this, and of the other nothing is known. */
  void put(Side side, int region, long high, long low) {
    digests[2 * region] = high;
    digests[2 * region + 1] = low;
    source.set(region, side.hasSource());
    target.set(region, side.hasTarget());
  }

  /** The digests hold for this side too, or no more. */
  void know(Side side, int from, int to, boolean known) {
    if (side.hasSource()) {
      source.set(from, to, known);
    }
    if (side.hasTarget()) {
      target.set(from, to, known);
    }
  }

  /** Of the source nothing is known where it changed. */
  void forgetSource(Changes changes, Geometry geometry) {
    Optional<ByteRanges> ranges = changes.ranges();
    if (ranges.isEmpty()) {
      source.clear();
      return;
    }
    for (RegionRange range : ranges.get().regions(geometry)) {
      source.clear((int) range.from(), (int) range.to());
    }
  }

  /** What is known of one side, a copy. */
  BitSet known(Side side) {
    return (BitSet) (side.hasSource() ? source : target).clone();
  }

  /** How many regions of one side are known. */
  int countKnown(Side side) {
    return (side.hasSource() ? source : target).cardinality();
  }

  /** How many regions have a digest that holds for anybody. */
  int countAny() {
    BitSet any = known(Side.SOURCE);
    any.or(target);
    return any.cardinality();
  }

  /** The bits that are set in rows, as ranges. */
  static List<RegionRange> rows(BitSet bits) {
    List<RegionRange> rows = new ArrayList<>();
    int from = bits.nextSetBit(0);
    while (from >= 0) {
      int to = bits.nextClearBit(from);
      rows.add(new RegionRange(from, to));
      from = bits.nextSetBit(to);
    }
    return rows;
  }
}
