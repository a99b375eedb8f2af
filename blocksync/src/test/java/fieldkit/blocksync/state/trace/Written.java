package fieldkit.blocksync.state.trace;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.blocksync.state.changes.ByteRange;
import fieldkit.blocksync.state.changes.ByteRanges;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What really changed between two contents of a device. */
final class Written {
  private static final int SECTOR = 512;

  private Written() {}

  /** The sectors that differ. */
  static ByteRanges between(byte[] before, byte[] after) {
    List<ByteRange> ranges = new ArrayList<>();
    for (int at = 0; at < after.length; at += SECTOR) {
      int to = Math.min(after.length, at + SECTOR);
      if (Arrays.mismatch(before, at, to, after, at, to) >= 0) {
        ranges.add(new ByteRange(at, to));
      }
    }
    return ByteRanges.of(ranges);
  }

  /** All of one is in the other. */
  static void assertCovers(String what, ByteRanges claimed, ByteRanges changed) {
    List<ByteRange> both = new ArrayList<>(claimed.list());
    both.addAll(changed.list());
    assertThat(ByteRanges.of(both)).as("%s: changed %s", what, changed).isEqualTo(claimed);
  }
}
