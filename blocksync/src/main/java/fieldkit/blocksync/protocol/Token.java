package fieldkit.blocksync.protocol;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What a session's two ends know each other by.
 *
 * @param text 32 hexadecimal digits
 */
public record Token(String text) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");
  private static final int BYTES = 16;

  /** Refuses what is none. */
  public Token {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not a token");
    }
  }

  /** A new one that nobody can guess. */
  public static Token random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new Token(HexFormat.of().formatHex(bytes));
  }

  /** The 16 bytes it stands for. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(text);
  }
}
