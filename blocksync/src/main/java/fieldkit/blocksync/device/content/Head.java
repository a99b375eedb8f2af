package fieldkit.blocksync.device.content;

import fieldkit.common.io.RawText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** The first bytes of a device, read as fields. Everything behind them is zero. */
final class Head {
  private final byte[] bytes;

  Head(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  int u8(int at) {
    return at < bytes.length ? bytes[at] & 0xFF : 0;
  }

  /** Two bytes, the low one first. */
  int le16(int at) {
    return u8(at) | u8(at + 1) << 8;
  }

  /** Two bytes, the high one first. */
  int be16(int at) {
    return u8(at) << 8 | u8(at + 1);
  }

  /** Four bytes, the low one first. */
  long le32(int at) {
    return le16(at) | (long) le16(at + 2) << 16;
  }

  /** Eight bytes, the low one first. */
  long le64(int at) {
    return le32(at) | le32(at + 4) << 32;
  }

  boolean has(int at, String magic) {
    byte[] expected = magic.getBytes(StandardCharsets.ISO_8859_1);
    return at + expected.length <= bytes.length
        && Arrays.equals(bytes, at, at + expected.length, expected, 0, expected.length);
  }

  /** A text that ends at its first NUL or is padded with blanks. */
  String text(int at, int length) {
    int end = at;
    while (end < at + length && u8(end) != 0) {
      end++;
    }
    while (end > at && u8(end - 1) == ' ') {
      end--;
    }
    return RawText.decode(slice(at, end - at));
  }

  private byte[] slice(int at, int length) {
    byte[] slice = new byte[length];
    for (int i = 0; i < length; i++) {
      slice[i] = (byte) u8(at + i);
    }
    return slice;
  }

  /** Sixteen bytes as a UUID; empty if they are zeros. */
  String uuid(int at) {
    String hex = HexFormat.of().formatHex(slice(at, 16));
    if (hex.chars().allMatch(c -> c == '0')) {
      return "";
    }
    return String.join(
        "-",
        hex.substring(0, 8),
        hex.substring(8, 12),
        hex.substring(12, 16),
        hex.substring(16, 20),
        hex.substring(20));
  }
}
