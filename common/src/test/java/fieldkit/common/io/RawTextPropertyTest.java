package fieldkit.common.io;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.common.testing.OddBytes;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Random bytes, against a decoder written after the table of RFC 3629. */
class RawTextPropertyTest {
  private static final int SEEDS = 20_000;

  @Test
  void textTurnsBackIntoTheSameBytes() {
    for (int seed = 0; seed < SEEDS; seed++) {
      byte[] bytes = OddBytes.next(new SplittableRandom(seed));

      assertThat(RawText.encode(RawText.decode(bytes))).as("seed %d", seed).isEqualTo(bytes);
    }
  }

  @Test
  void textIsWhatTheTableSays() {
    for (int seed = 0; seed < SEEDS; seed++) {
      byte[] bytes = OddBytes.next(new SplittableRandom(seed));

      assertThat(RawText.decode(bytes)).as("seed %d", seed).isEqualTo(decoded(bytes));
    }
  }

  @Test
  void bytesAreUtf8WhenNothingHadToBeEscaped() {
    for (int seed = 0; seed < SEEDS; seed++) {
      byte[] bytes = OddBytes.next(new SplittableRandom(seed));
      boolean escaped =
          decoded(bytes)
              .codePoints()
              .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);

      assertThat(RawText.isUtf8(bytes)).as("seed %d", seed).isEqualTo(!escaped);
    }
  }

  private static String decoded(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int i = 0;
    while (i < bytes.length) {
      int length = sequenceLength(Arrays.copyOfRange(bytes, i, i + 4));
      if (length == 0) {
        text.append((char) (0xDC00 | (bytes[i] & 0xFF)));
        i++;
      } else {
        text.appendCodePoint(codePoint(bytes, i, length));
        i += length;
      }
    }
    return text.toString();
  }

  /** How long the character is that begins here, 0 if none does. Past the end there are zeros. */
  private static int sequenceLength(byte[] next) {
    int a = next[0] & 0xFF;
    int b = next[1] & 0xFF;
    boolean third = isTail(next[2] & 0xFF);
    boolean fourth = third && isTail(next[3] & 0xFF);
    if (a < 0x80) {
      return 1;
    }
    if (a >= 0xC2 && a <= 0xDF) {
      return isTail(b) ? 2 : 0;
    }
    if (a >= 0xE0 && a <= 0xEF) {
      int from = a == 0xE0 ? 0xA0 : 0x80;
      int to = a == 0xED ? 0x9F : 0xBF;
      return b >= from && b <= to && third ? 3 : 0;
    }
    if (a >= 0xF0 && a <= 0xF4) {
      int from = a == 0xF0 ? 0x90 : 0x80;
      int to = a == 0xF4 ? 0x8F : 0xBF;
      return b >= from && b <= to && fourth ? 4 : 0;
    }
    return 0;
  }

  private static boolean isTail(int b) {
    return b >= 0x80 && b <= 0xBF;
  }

  private static int codePoint(byte[] bytes, int at, int length) {
    int c = length == 1 ? bytes[at] : bytes[at] & (0x7F >> length);
    for (int i = 1; i < length; i++) {
      c = c << 6 | (bytes[at + i] & 0x3F);
    }
    return c;
  }
}
