package fieldkit.blocksync.state.trace;

import fieldkit.blocksync.testing.FuzzTarget;
import fieldkit.blocksync.testing.Mutation;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** What the kernel might write. */
public final class TraceFuzz implements FuzzTarget {
  private static final String LINES =
      """
      block_bio_queue: 7,0 WS 2128 + 8 [dd]
      block_bio_remap: 7,0 WS 2128 + 8 <- (259,0) 80
      block_rq_complete: 7,0 WS () 2400 + 8 be,0,4 [0]
      tracing_mark_write: a mark
      CPU:1 [LOST 5832 EVENTS]
      block_bio_queue: 7,0 FWS 18446744073709551615 + 0 [dd]
      """;

  /** Checks what it hears. */
  private static final class Hearing implements EventSink {
    @Override
    public void written(long sector, long sectors) {
      if (sector < 0 || sectors <= 0 || (sector + sectors) << 9 < 0) {
        throw new AssertionError("written at " + sector + " + " + sectors);
      }
    }

    @Override
    public void marked(String text) {}

    @Override
    public void lost(String why) {}
  }

  @Override
  public void once(SplittableRandom random) {
    byte[] text = Mutation.of(random, LINES.getBytes(StandardCharsets.ISO_8859_1));
    EventParser parser = new EventParser(7, 0, new Hearing());
    int half = text.length / 2;
    byte[] rest = java.util.Arrays.copyOfRange(text, half, text.length);
    parser.take(text, half);
    parser.take(rest, rest.length);
  }
}
