package fieldkit.blocksync.state.changes;

import fieldkit.blocksync.testing.FuzzTarget;
import fieldkit.blocksync.testing.Mutation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Lists of ranges, plain ones and those of ddrescue. */
public final class RangesFuzz implements FuzzTarget {
  private static final long SIZE = 1L << 40;
  private static final String PLAIN =
      """
      # a list
      0 4096
      0x1000 0x2000 # more
        8192\t512
      """;
  private static final String MAP =
      """
      # Mapfile
      0x00000000     +               1
      0x00000000  0x00001000  +
      0x00001000  0x00001000  -
      0x00002000  0x00003000  +
      """;

  @Override
  public void once(SplittableRandom random) {
    String text = random.nextBoolean() ? PLAIN : MAP;
    byte[] changed = Mutation.of(random, text.getBytes(StandardCharsets.ISO_8859_1));
    try {
      GivenRanges given = GivenRanges.parse(new String(changed, StandardCharsets.ISO_8859_1), SIZE);
      ByteRanges ranges = given.changedSince(Mark.NONE).ranges().orElseThrow();
      if (ranges.bytes() < 0 || ranges.bytes() > SIZE) {
        throw new AssertionError(ranges.bytes() + " bytes of " + SIZE);
      }
    } catch (IOException declared) {
      // the line is named
    }
  }
}
