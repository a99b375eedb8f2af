package fieldkit.blocksync.state.changes;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.blocksync.region.Geometry;
import fieldkit.blocksync.region.RegionRange;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Ranges joined, and the regions they touch. */
class ByteRangesTest {

  private static ByteRanges ranges(long... ends) {
    List<ByteRange> list = new ArrayList<>();
    for (int i = 0; i < ends.length; i += 2) {
      list.add(new ByteRange(ends[i], ends[i + 1]));
    }
    return ByteRanges.of(list);
  }

  @Test
  void rangesAreOrderedAndJoined() {
    assertThat(ranges(30, 40, 0, 10, 10, 20, 5, 6)).isEqualTo(ranges(0, 20, 30, 40));
    assertThat(ranges(30, 40, 0, 10).bytes()).isEqualTo(20);
    assertThat(ranges(30, 40, 0, 10).end()).isEqualTo(40);
    assertThat(ByteRanges.NONE.bytes() + ByteRanges.NONE.end()).isZero();
  }

  @Test
  void regionsAreWhateverIsTouched() {
    Geometry geometry = new Geometry(10 * 4096 + 1, 4096);
    assertThat(ranges(0, 1, 8191, 8193, 4096, 4097).regions(geometry))
        .containsExactly(new RegionRange(0, 3));
    assertThat(ranges(40960, 99999, 200000, 200001).regions(geometry))
        .containsExactly(new RegionRange(10, 11));
    assertThat(ranges(50000, 99999).regions(geometry)).isEmpty();
  }

  @Test
  void noByteIsLost() {
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 500; round++) {
      Geometry geometry = new Geometry(random.nextInt(1, 40 * 4096), 4096);
      BitSet expected = new BitSet();
      List<ByteRange> list = new ArrayList<>();
      for (int i = random.nextInt(6); i > 0; i--) {
        long from = random.nextLong(45 * 4096);
        long to = from + random.nextLong(1, 20_000);
        list.add(new ByteRange(from, to));
        for (long at = from; at < Math.min(to, geometry.size()); at++) {
          expected.set((int) (at / 4096));
        }
      }
      BitSet found = new BitSet();
      ByteRanges.of(list)
          .regions(geometry)
          .forEach(range -> found.set((int) range.from(), (int) range.to()));
      assertThat(found).as("round " + round).isEqualTo(expected);
    }
  }
}
