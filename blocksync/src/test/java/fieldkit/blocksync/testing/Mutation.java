package fieldkit.blocksync.testing;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Changes bytes in the ways that find defects. */
public final class Mutation {
  private static final long[] EXTREMES = {
    0,
    1,
    -1,
    2,
    0x7F,
    0x80,
    0xFF,
    0x7FFF,
    0xFFFF,
    1 << 20,
    (1 << 20) + 1,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    1L << 32,
    1L << 53,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    Long.MAX_VALUE - 1
  };

  private Mutation() {}

  /** The bytes with a few changes. */
  public static byte[] of(SplittableRandom random, byte[] bytes) {
    byte[] changed = bytes.clone();
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      changed = once(random, changed);
    }
    return changed;
  }

  private static byte[] once(SplittableRandom random, byte[] bytes) {
    int length = bytes.length;
    int at = length == 0 ? 0 : random.nextInt(length);
    int to = Math.min(length, at + random.nextInt(1 << random.nextInt(1, 10)));
    return switch (random.nextInt(8)) {
      case 0 -> flip(bytes, at, random);
      case 1, 2, 3 -> extreme(bytes, at, random);
      case 4 -> Arrays.copyOf(bytes, at);
      case 5 -> joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, to, length));
      case 6 -> joined(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, at, length));
      default -> {
        byte[] noise = new byte[to - at];
        random.nextBytes(noise);
        yield joined(
            joined(Arrays.copyOf(bytes, at), noise), Arrays.copyOfRange(bytes, at, length));
      }
    };
  }

  private static byte[] flip(byte[] bytes, int at, SplittableRandom random) {
    if (bytes.length > 0) {
      bytes[at] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  /** A number that is at some edge, in the place of another one. */
  private static byte[] extreme(byte[] bytes, int at, SplittableRandom random) {
    long number = EXTREMES[random.nextInt(EXTREMES.length)];
    int width = 1 << random.nextInt(4);
    byte[] whole = ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    int aligned = random.nextBoolean() ? at - at % width : at;
    int count = Math.min(width, bytes.length - aligned);
    System.arraycopy(whole, Long.BYTES - width, bytes, aligned, count);
    return bytes;
  }

  /** One after the other. */
  public static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
