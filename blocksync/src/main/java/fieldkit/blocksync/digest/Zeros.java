package fieldkit.blocksync.digest;

import java.nio.ByteBuffer;

/** Finds data that is nothing but zeros. */
public final class Zeros {
  private static final int WORD = Long.BYTES;

  private Zeros() {}

  /**
   * Whether all remaining bytes are zero. Position and limit stay.
   *
   * <p>The first word is, and every byte is equal to the one a word before it: comparing the buffer
   * with itself takes half the memory traffic of comparing it with zeros, and the JVM's comparison
   * is vectorised also before anything is compiled by its second compiler.
   */
  public static boolean isZero(ByteBuffer data) {
    int start = data.position();
    int length = data.remaining();
    if (length < WORD) {
      return isZero(data, start, length);
    }
    return data.getLong(start) == 0
        && data.slice(start, length - WORD).mismatch(data.slice(start + WORD, length - WORD)) < 0;
  }

  private static boolean isZero(ByteBuffer data, int start, int length) {
    for (int i = start; i < start + length; i++) {
      if (data.get(i) != 0) {
        return false;
      }
    }
    return true;
  }
}
