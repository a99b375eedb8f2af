package fieldkit.blocksync.state.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of ranges that others made. */
class GivenRangesTest {
  private static final long SIZE = 1 << 20;

  private static List<ByteRange> parse(String text) throws IOException {
    return GivenRanges.parse(text, SIZE).changedSince(Mark.NONE).ranges().orElseThrow().list();
  }

  @Test
  void linesAreOffsetAndLength() throws IOException {
    assertThat(parse("# changed\n\n 0x1000 4096 # one\n0\t10\r\n0X20000 0xFf\n1048575 1"))
        .containsExactly(
            new ByteRange(0, 10),
            new ByteRange(4096, 8192),
            new ByteRange(0x20000, 0x200ff),
            new ByteRange(1048575, 1048576));
    assertThat(parse("")).isEmpty();
    assertThat(parse("5 0")).isEmpty();
  }

  @Test
  void aMapOfDdrescueIsWhatItFinished() throws IOException {
    String map =
        """
        # Mapfile. Created by GNU ddrescue version 1.27
        # current_pos  current_status  current_pass
        0x00010000     ?               1
        #      pos        size  status
        0x00000000  0x00010000  +
        0x00010000  0x00001000  -
        0x00011000  0x00001000  +
        0x00012000  0x00002000  ?
        """;
    assertThat(parse(map))
        .containsExactly(new ByteRange(0, 0x10000), new ByteRange(0x11000, 0x12000));
    assertThat(parse(map.replace("?               1", "+"))).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12                | line 1: not 'offset length'",
        "0 1 2             | line 1: not 'offset length'",
        "0 x               | line 1: 'x' is no number of bytes",
        "0 -1              | line 1: '-1' is no number of bytes",
        "+5 1              | line 1: '+5' is no number of bytes",
        "0x 1              | line 1: '0x' is no number of bytes",
        "0x-5 1            | line 1: '0x-5' is no number of bytes",
        "0 99999999999999999999 | line 1: '99999999999999999999' is no number of bytes",
        "0 1048577         | line 1: goes beyond the end of the device, which has 1048576 bytes",
        "1048576 1         | line 1: goes beyond the end of the device, which has 1048576 bytes",
        "9223372036854775807 5 | line 1: goes beyond the end of the device, which has 1048576 bytes",
      })
  void whatIsNoListIsRefused(String text, String why) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(IOException.class).hasMessage(why);
  }

  @Test
  void aMapWithoutStatusesIsRefused() {
    assertThatThrownBy(() -> parse("0 ?\n0 10\n"))
        .isInstanceOf(IOException.class)
        .hasMessage("line 2: not 'position size status'");
  }

  @Test
  void aListIsAFile(@TempDir Path folder) throws IOException {
    Path list = Files.writeString(folder.resolve("list"), "0 512\n");
    GivenRanges given =
        GivenRanges.read(FileAccess.ofThisSystem(), RawPath.ofText(list.toString()), SIZE);
    assertThat(given.changedSince(Mark.NONE).ranges().orElseThrow().bytes()).isEqualTo(512);
    assertThat(given.mark().isKnown()).isFalse();
  }
}
