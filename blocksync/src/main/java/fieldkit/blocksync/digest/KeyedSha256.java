package fieldkit.blocksync.digest;

import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * SHA-256 of a key and the bytes behind it, in front of which may stand more. Bytes are copied to
 * the heap a page at a time: {@link MessageDigest#update(ByteBuffer)} would do the same, and
 * allocate. Not safe for use by several threads.
 */
final class KeyedSha256 {
  private static final int DIGEST = 32;
  private static final int CHUNK = 4096;

  private final MessageDigest function;
  private final byte[] input;
  private final ByteBuffer prefix;
  private final int keyLength;
  private final ByteBuffer result = ByteBuffer.allocate(DIGEST);

  KeyedSha256(byte[] key) {
    function = function();
    keyLength = key.length;
    input = new byte[2 * key.length + CHUNK];
    System.arraycopy(key, 0, input, 0, keyLength);
    prefix = ByteBuffer.wrap(input, keyLength, keyLength).slice();
  }

  private static MessageDigest function() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every Java has it, MessageDigest
    }
  }

  /** Where what is to stand between key and bytes is put; as long as a key. */
  ByteBuffer prefix() {
    return prefix;
  }

  /**
   * The digest of the key, the first bytes of the prefix and bytes of a buffer.
   *
   * @return its 32 bytes, valid until the next call
   */
  ByteBuffer of(int prefixLength, ByteBuffer bytes, int from, int length) {
    int start = keyLength + prefixLength;
    int done = Math.min(length, CHUNK);
    bytes.get(from, input, start, done);
    function.update(input, 0, start + done);
    while (done < length) {
      int next = Math.min(length - done, CHUNK);
      bytes.get(from + done, input, start, next);
      function.update(input, start, next);
      done += next;
    }
    try {
      int _ = function.digest(result.array(), 0, DIGEST);
    } catch (DigestException impossible) {
      throw new IllegalStateException(impossible); // the array is long enough
    }
    return result;
  }
}
