package fieldkit.common.zstd;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Bytes that are as different in kind as a device's are. */
final class Contents {
  private Contents() {}

  /** So many bytes of some kind. */
  static byte[] some(RandomGenerator random, int length) {
    byte[] bytes = new byte[length];
    switch (random.nextInt(4)) {
      case 0 -> random.nextBytes(bytes);
      case 1 -> words(random, bytes);
      case 2 -> {
        random.nextBytes(bytes);
        Arrays.fill(bytes, length / 3, length - length / 4, (byte) random.nextInt());
      }
      default -> {} // zeros
    }
    return bytes;
  }

  private static void words(RandomGenerator random, byte[] bytes) {
    ByteBuffer out = ByteBuffer.wrap(bytes);
    while (out.hasRemaining()) {
      byte[] word = Integer.toString(random.nextInt(5000), 36).getBytes(StandardCharsets.US_ASCII);
      out.put(word, 0, Math.min(word.length, out.remaining()));
    }
  }

  /** The same in memory outside of the heap. */
  static ByteBuffer direct(byte[] bytes) {
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }
}
