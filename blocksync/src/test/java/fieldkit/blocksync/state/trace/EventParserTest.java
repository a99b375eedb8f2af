package fieldkit.blocksync.state.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines as kernels write them. */
class EventParserTest {

  /** Writes down what it is told. */
  private static final class Heard implements EventSink {
    private final List<String> all = new ArrayList<>();

    @Override
    public void written(long sector, long sectors) {
      all.add(sector + " + " + sectors);
    }

    @Override
    public void marked(String text) {
      all.add("mark " + text);
    }

    @Override
    public void lost(String why) {
      all.add("lost");
    }
  }

  private static List<String> parse(String text) {
    Heard heard = new Heard();
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    new EventParser(7, 0, heard).take(bytes, bytes.length);
    return heard.all;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "block_bio_queue: 7,0 WS 2128 + 8 [dd]                              | 2128 + 8",
        "block_bio_remap: 7,0 WS 2128 + 8 <- (259,0) 80                     | 2128 + 8",
        "block_rq_complete: 7,0 WS () 2400 + 8 be,0,4 [0]                   | 2400 + 8",
        "block_rq_complete: 7,0 WS () 2400 + 8 [0]                          | 2400 + 8",
        "block_rq_complete: 7,0 N (85 06 2c) 0 + 1 [0]                      | 0 + 1",
        "block_bio_complete: 7,0 WS 320 + 32 [0]                            | 320 + 32",
        "block_bio_queue: 7,0 DS 4096 + 2048 [blkdiscard]                   | 4096 + 2048",
        "block_bio_queue: 7,0 DE 4096 + 2048 [blkdiscard]                   | 4096 + 2048",
        "block_bio_queue: 7,0 NS 6144 + 2048 [blkdiscard]                   | 6144 + 2048",
        "block_bio_queue: 7,0 WFS 2208 + 8 [dd]                             | 2208 + 8",
        "block_bio_queue: 7,0 FWFSM 100372 + 2 [jbd2/loop0p2-8]             | 100372 + 2",
        "block_bio_queue: 7,0 W 9 + 1 [] block_bio_queue: 7,0 W 1 + 1 [x]   | 9 + 1",
        "block_bio_queue: 7,0 FWS 0 + 0 [sync]                              | ``",
        "block_rq_complete: 7,0 FF () 18446744073709551615 + 0 none,0,0 [0] | ``",
        "block_rq_complete: 7,0 WS () 2216 + 0 be,0,4 [0]                   | ``",
        "block_bio_complete: 7,0 NS 0 + 0 [0]                               | ``",
        "block_bio_queue: 7,0 R 2128 + 8 [dd]                               | ``",
        "block_bio_queue: 7,0 RAHM 2128 + 8 [dd]                            | ``",
        "block_bio_queue: 7,0 FR 2128 + 8 [dd]                              | ``",
        "tracing_mark_write: some mark                                      | mark some mark",
        "CPU:0 [LOST 5832 EVENTS]                                           | lost",
        "CPU:12 [LOST EVENTS]                                               | lost",
        "block_bio_queue: 7,0 ZR 524288 + 0 [zonectl]                       | lost",
        "block_bio_queue: 7,0 N 524288 + 0 [zonectl]                        | lost",
        "block_bio_queue: 7,0 WS 18446744073709551615 + 8 [dd]              | lost",
        "block_bio_queue: 7,0 WS 2128 - 8 [dd]                              | lost",
        "block_bio_queue: 7,0 WS 2128 + [dd]                                | lost",
        "block_bio_queue: 7,0 WS                                            | lost",
        "block_bio_queue: 7,0 2128 + 8 [dd]                                 | lost",
        "block_bio_queue: 8,0 WS 2128 + 8 [dd]                              | lost",
        "block_rq_complete: 7,0 WS 2400 + 8 [0]                             | lost",
        "block_rq_insert: 7,0 WS 4096 () 2400 + 8 [dd]                      | lost",
        "something else                                                     | lost",
      })
  void eachLineIsUnderstoodOrLost(String line, String expected) {
    assertThat(parse(line.strip() + "\n"))
        .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
  }

  @Test
  void linesMayBeCutAnywhere() {
    String text =
        "block_bio_queue: 7,0 WS 1 + 2 [a]\ntracing_mark_write: m\n\nblock_bio_queue: 7,0 W 3 + 4 []\n";
    List<String> expected = parse(text);
    assertThat(expected).containsExactly("1 + 2", "mark m", "3 + 4");
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    for (int piece = 1; piece < bytes.length; piece++) {
      Heard heard = new Heard();
      EventParser parser = new EventParser(7, 0, heard);
      for (int at = 0; at < bytes.length; at += piece) {
        byte[] part = java.util.Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + piece));
        parser.take(part, part.length);
      }
      assertThat(heard.all).isEqualTo(expected);
    }
  }

  @Test
  void aTaskMayHaveAnyName() {
    assertThat(parse("block_bio_queue: 7,0 W 8 + 8 [a\nb]\n")).containsExactly("8 + 8", "lost");
    assertThat(parse("block_bio_queue: 7,0 W 8 + 8 [" + "x".repeat(9000) + "]\n"))
        .containsExactly("8 + 8");
  }

  @Test
  void rubbishIsBorneAndLost() {
    SplittableRandom random = new SplittableRandom(3);
    String valid = "block_rq_complete: 7,0 WS () 2400 + 8 be,0,4 [0]\n";
    for (int round = 0; round < 20_000; round++) {
      char[] line = valid.toCharArray();
      int at = random.nextInt(line.length - 1);
      line[at] = (char) random.nextInt(256);
      List<String> heard = parse(new String(line));
      assertThat(heard).as(new String(line)).hasSizeLessThanOrEqualTo(2);
      if (heard.isEmpty()) { // it became a read, a flush, or nothing at all
        assertThat(at).as(new String(line)).isBetween(23, 37);
      }
    }
  }
}
