package fieldkit.blocksync.state.changes;

import fieldkit.blocksync.testing.FuzzTarget;
import fieldkit.blocksync.testing.Mutation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Lists of ranges, plain ones and those of ddrescue. */
@SuppressWarnings("StringConcatToTextBlock")
public final class RangesFuzz implements FuzzTarget {
  private static final long SIZE = 1L << 40;
  private static final String PLAIN = "# a list\n0 4096\n0x1000 0x2000 # more\n  8192\t512\n";
  private static final String MAP =
      "# Mapfile\n0x00000000     +               1\n0x00000000  0x00001000  +\n"
          + "0x00001000  0x00001000  -\n0x00002000  0x00003000  +\n";

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
