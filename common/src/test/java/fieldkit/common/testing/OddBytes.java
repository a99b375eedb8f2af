package fieldkit.common.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Random bytes, of which much is UTF-8 and much is nearly so. */
public final class OddBytes {
  // where the ranges of UTF-8 begin and end, RFC 3629
  private static final int[] EDGES = {
    0x00, 0x0A, 0x1B, 0x2F, 0x5C, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF,
    0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xF7, 0xF8, 0xFE, 0xFF
  };

  private OddBytes() {}

  /** Fewer than 24 pieces of one to four bytes. */
  public static byte[] next(SplittableRandom random) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int pieces = random.nextInt(24);
    for (int i = 0; i < pieces; i++) {
      switch (random.nextInt(5)) {
        case 0 -> bytes.write(' ' + random.nextInt(95));
        case 1 -> bytes.write(random.nextInt(256));
        case 2 -> bytes.write(EDGES[random.nextInt(EDGES.length)]);
        case 3 -> bytes.write(0x80 + random.nextInt(64));
        default -> bytes.writeBytes(character(random));
      }
    }
    return bytes.toByteArray();
  }

  /** The same without NUL, as a path has it. */
  public static byte[] nextPath(SplittableRandom random) {
    byte[] bytes = next(random);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0 || random.nextInt(8) == 0) {
        bytes[i] = '/';
      }
    }
    return bytes;
  }

  /** Any character, as UTF-8. */
  private static byte[] character(SplittableRandom random) {
    int bits = 8 + random.nextInt(14);
    int c = random.nextInt(Math.min(1 << bits, Character.MAX_CODE_POINT + 1));
    boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return Character.toString(surrogate ? 'x' : c).getBytes(StandardCharsets.UTF_8);
  }
}
