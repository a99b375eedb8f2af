package fieldkit.blocksync.digest;

import java.nio.ByteBuffer;

/** The bytes that xxHash's own tests hash (cli/xsum_sanity_check.c). */
final class SanityBytes {
  private static final long FACTOR = 0x9E3779B185EBCA8DL; // its PRIME64, which is not XXH3's

  private SanityBytes() {}

  /** So many of them. */
  static byte[] of(int length) {
    byte[] bytes = new byte[length];
    long state = 0x9E3779B1L;
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (state >>> 56);
      state *= FACTOR;
    }
    return bytes;
  }

  /** The same in memory outside of the heap. */
  static ByteBuffer direct(int length) {
    return ByteBuffer.allocateDirect(length).put(of(length)).flip();
  }
}
