package fieldkit.blocksync.farend;

import fieldkit.blocksync.protocol.Token;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Finds the lines that carry the token, whatever else a login shell prints. For one thread. */
final class TokenReader {
  /** How much may come that is no such line, bytes. */
  static final int LIMIT = 64 << 10;

  private final Token token;
  private final InputStream in;
  private final ByteArrayOutputStream banner = new ByteArrayOutputStream();
  private boolean noise;

  /**
   * @param in is read byte by byte, and never beyond the newline of a line that is returned
   */
  TokenReader(Token token, InputStream in) {
    this.token = token;
    this.in = in;
  }

  /**
   * Waits for the next line with the token.
   *
   * @throws EOFException if the stream ends before, or after too much else; see {@link #banner}
   */
  TokenLine next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      int b = in.read();
      if (b < 0) {
        banner.writeBytes(line.toByteArray());
        throw new EOFException("the token never came");
      }
      if (b != '\n') {
        line.write(b);
      } else {
        String text = line.toString(StandardCharsets.ISO_8859_1);
        int at = text.indexOf(token.text() + " ");
        if (at >= 0) {
          return lineOf(line.toByteArray(), at);
        }
        line.write(b);
        banner.writeBytes(line.toByteArray());
        line.reset();
      }
      if (banner.size() + line.size() > LIMIT) {
        banner.writeBytes(line.toByteArray());
        noise = true;
        throw new EOFException("too much that is no protocol");
      }
    }
  }

  private TokenLine lineOf(byte[] line, int at) {
    banner.write(line, 0, at);
    String text = new String(line, at, line.length - at, StandardCharsets.US_ASCII).strip();
    String[] parts = text.split(" ", 3);
    String before = banner();
    banner.reset();
    return new TokenLine(
        parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "", before);
  }

  /** Whether it was too much that is no such line. */
  boolean isNoise() {
    return noise;
  }

  /** What came since the last line with the token and is none. */
  String banner() {
    return banner.toString(StandardCharsets.UTF_8);
  }
}
