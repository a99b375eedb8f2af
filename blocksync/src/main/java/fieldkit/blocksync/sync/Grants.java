package fieldkit.blocksync.sync;

import fieldkit.blocksync.region.RegionRange;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Which regions the target may read ahead. The window begins small, for a first sync has no use for
 * digests, and grows with what is found equal. One thread.
 */
final class Grants {
  private static final int SMALLEST = 64;
  private static final int LARGEST = 1024;
  private static final int PROBES = 8;

  private final BitSet open; // regions whose digest is needed and that were not granted yet
  private final BitSet out = new BitSet(); // granted, and not settled
  private final BitSet unanswered = new BitSet(); // granted, and no digest came
  private int outstanding;
  private int window = SMALLEST;

  /**
   * @param open the regions whose digests are needed; taken over
   */
  Grants(BitSet open) {
    this.open = open;
  }

  /** A region is settled, however. */
  void settled(long region, boolean equal) {
    if (out.get((int) region)) {
      out.clear((int) region);
      outstanding--;
    }
    open.clear((int) region);
    if (equal) {
      window = Math.min(window + 1, LARGEST);
    }
  }

  /** A region's digest came; whether it was granted and did not come before. */
  boolean answered(long region) {
    boolean awaited = unanswered.get((int) region);
    unanswered.clear((int) region);
    return awaited;
  }

  /** Whether permissions are running out, so that more should be given. */
  boolean isLow(boolean streaming) {
    return !open.isEmpty() && outstanding <= (streaming ? PROBES : window) / 2;
  }

  /** Takes that many regions out: they will be sent without being compared. */
  BitSet skip(int count) {
    BitSet skipped = new BitSet();
    int region = open.nextSetBit(0);
    for (int i = 0; i < count && region >= 0; i++) {
      skipped.set(region);
      region = open.nextSetBit(region + 1);
    }
    open.andNot(skipped);
    return skipped;
  }

  /** The next regions that may be read. */
  List<RegionRange> next(boolean streaming) {
    int count = streaming ? PROBES : window - outstanding;
    List<RegionRange> ranges = new ArrayList<>();
    int from = open.nextSetBit(0);
    while (count > 0 && from >= 0) {
      int to = Math.min(open.nextClearBit(from), from + count);
      ranges.add(new RegionRange(from, to));
      open.clear(from, to);
      out.set(from, to);
      unanswered.set(from, to);
      outstanding += to - from;
      count -= to - from;
      from = open.nextSetBit(to);
    }
    return ranges;
  }
}
