package fieldkit.dupes.script;

import fieldkit.common.io.RawPath;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Names as words of a POSIX shell, whatever bytes they hold. */
final class ShellQuote {
  private static final byte[] QUOTE = "'\\''".getBytes(StandardCharsets.US_ASCII);

  private ShellQuote() {}

  /** The path between single quotes. */
  static byte[] of(RawPath path) {
    ByteArrayOutputStream word = new ByteArrayOutputStream(path.length() + 2);
    word.write('\'');
    for (byte one : path.toBytes()) {
      if (one == '\'') {
        word.writeBytes(QUOTE);
      } else {
        word.write(one);
      }
    }
    word.write('\'');
    return word.toByteArray();
  }
}
