package fieldkit.blocksync.digest;

import java.nio.ByteBuffer;

/**
 * A digest of 128 bits.
 *
 * @param high the first eight bytes, big-endian
 * @param low the last eight
 */
public record Digest(long high, long low) {
  /** Bytes of a digest. */
  public static final int BYTES = 16;

  /** Puts its 16 bytes, big-endian. */
  public void writeTo(ByteBuffer target) {
    target.putLong(high).putLong(low);
  }

  /** Takes 16 bytes. */
  public static Digest readFrom(ByteBuffer source) {
    return new Digest(source.getLong(), source.getLong());
  }
}
