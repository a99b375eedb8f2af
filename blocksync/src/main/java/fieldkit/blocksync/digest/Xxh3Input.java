package fieldkit.blocksync.digest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;

/**
 * The remaining bytes of a buffer as XXH3 reads them: little-endian words, from the beginning.
 *
 * @param bytes from position 0 to the limit
 * @param words the whole words among them, for copying many at once
 */
record Xxh3Input(ByteBuffer bytes, LongBuffer words) {
  static Xxh3Input of(ByteBuffer buffer) {
    ByteBuffer bytes = buffer.slice().order(ByteOrder.LITTLE_ENDIAN);
    return new Xxh3Input(bytes, bytes.asLongBuffer());
  }

  int length() {
    return bytes.limit();
  }

  long word(int at) {
    return bytes.getLong(at);
  }

  /** Four bytes as an unsigned number. */
  long halfWord(int at) {
    return Integer.toUnsignedLong(bytes.getInt(at));
  }

  /** A byte as an unsigned number. */
  int octet(int at) {
    return Byte.toUnsignedInt(bytes.get(at));
  }
}
