package fieldkit.common.io;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Bytes as text and back without loss, whatever the bytes are.
 *
 * <p>Valid UTF-8 becomes its characters; every other byte becomes one lone low surrogate, U+DC80 to
 * U+DCFF, which UTF-8 can never produce. This is the "surrogateescape" of Python's PEP 383.
 */
public final class RawText {
  private static final int ESCAPE = 0xDC00;

  private RawText() {}

  /** The text of {@code bytes}; {@link #encode} of it gives the same bytes again. */
  public static String decode(byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      if (!result.isError()) {
        return out.flip().toString();
      }
      for (int i = 0; i < result.length(); i++) {
        out.put((char) (ESCAPE | (in.get() & 0xFF)));
      }
      decoder.reset();
    }
  }

  /** The bytes of a text made by {@link #decode}, or of any ordinary text as UTF-8. */
  public static byte[] encode(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() + 16);
    int ordinary = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean paired = i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
      if (!paired && c >= 0xDC80 && c <= 0xDCFF) {
        out.writeBytes(text.substring(ordinary, i).getBytes(StandardCharsets.UTF_8));
        out.write(c & 0xFF);
        ordinary = i + 1;
      }
    }
    out.writeBytes(text.substring(ordinary).getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  /** Whether the bytes are valid UTF-8, and so a text that every other program reads alike. */
  public static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException notUtf8) {
      return false;
    }
  }
}
