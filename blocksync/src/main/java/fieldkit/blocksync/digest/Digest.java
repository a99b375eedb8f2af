package fieldkit.blocksync.digest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A digest of 128 bits.
 *
 * @param high its first 64 bits
 * @param low its last 64 bits
 */
public record Digest(long high, long low) {
  /** How many bytes one takes where it is written. */
  public static final int BYTES = 16;

  /** Appends the {@link #BYTES} bytes of it, big-endian whatever the buffer's order is. */
  public void writeTo(ByteBuffer buffer) {
    buffer.putLong(bigEndian(buffer, high)).putLong(bigEndian(buffer, low));
  }

  /** Takes the next {@link #BYTES} bytes as a digest. */
  public static Digest readFrom(ByteBuffer buffer) {
    long high = bigEndian(buffer, buffer.getLong());
    long low = bigEndian(buffer, buffer.getLong());
    return new Digest(high, low);
  }

  private static long bigEndian(ByteBuffer buffer, long word) {
    return buffer.order() == ByteOrder.BIG_ENDIAN ? word : Long.reverseBytes(word);
  }
}
