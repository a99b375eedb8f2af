package fieldkit.blocksync.farend;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests what it passes on. One thread. */
final class Sha256Output extends FilterOutputStream {
  private final MessageDigest digest;

  Sha256Output(OutputStream out) {
    super(out);
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /** One that passes nothing on. */
  static Sha256Output none() {
    return new Sha256Output(nullOutputStream());
  }

  @Override
  public void write(int b) throws IOException {
    out.write(b);
    digest.update((byte) b);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    digest.update(bytes, offset, length);
  }

  /** The digest, 64 hexadecimal digits; what comes later is digested anew. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
