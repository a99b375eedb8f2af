package fieldkit.blocksync.state;

import fieldkit.blocksync.region.RegionRange;
import java.util.BitSet;

/**
 * Which digests the file says hold, once all records are in it. It may say less than is true, never
 * more. One thread.
 */
final class SaidInFile {
  private BitSet source = new BitSet();
  private BitSet target = new BitSet();

  /** The file says what these know. */
  void agreeWith(RegionDigests digests) {
    source = digests.known(Side.SOURCE);
    target = digests.known(Side.TARGET);
  }

  boolean saysBoth(int region) {
    return source.get(region) && target.get(region);
  }

  boolean saysTarget(int region) {
    return target.get(region);
  }

  void both(int region) {
    source.set(region);
    target.set(region);
  }

  void forgetTarget(int from, int to) {
    target.clear(from, to);
  }

  /**
   * Makes the file say of both sides what is true. The digests of what is known are in the file
   * already.
   */
  void correct(RegionDigests digests, Records records) {
    correct(Side.SOURCE, source, digests.known(Side.SOURCE), records);
    correct(Side.TARGET, target, digests.known(Side.TARGET), records);
    agreeWith(digests);
  }

  private static void correct(Side side, BitSet said, BitSet fact, Records records) {
    BitSet tooMuch = (BitSet) said.clone();
    tooMuch.andNot(fact);
    for (RegionRange row : RegionDigests.rows(tooMuch)) {
      records.know(side, (int) row.from(), (int) row.to(), false);
    }
    BitSet missing = (BitSet) fact.clone();
    missing.andNot(said);
    for (RegionRange row : RegionDigests.rows(missing)) {
      records.know(side, (int) row.from(), (int) row.to(), true);
    }
  }
}
