package fieldkit.blocksync.state;

import fieldkit.common.io.RawText;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Which two devices a state is about. Texts of {@code RawText}, compared and never taken apart.
 *
 * @param source host, path and identity of the source
 * @param target host, path and identity of the target
 */
public record PairIdentity(String source, String target) {
  private static final int NAME_BYTES = 20;

  /** A name for a file about this pair, and only this. */
  public String fileName() {
    byte[] first = RawText.encode(source);
    byte[] second = RawText.encode(target);
    ByteBuffer both = ByteBuffer.allocate(Integer.BYTES + first.length + second.length);
    both.putInt(first.length).put(first).put(second);
    return nameOf(both.array());
  }

  /** A name for a file about one device. */
  static String fileName(String device) {
    return nameOf(RawText.encode(device));
  }

  private static String nameOf(byte[] identity) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(identity);
      return HexFormat.of().formatHex(digest, 0, NAME_BYTES);
    } catch (NoSuchAlgorithmException e) { // every Java has it, MessageDigest
      throw new IllegalStateException(e);
    }
  }
}
