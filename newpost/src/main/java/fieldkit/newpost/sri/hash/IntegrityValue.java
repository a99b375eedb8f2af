package fieldkit.newpost.sri.hash;

import java.util.Base64;

/**
 * One hash as it stands in an attribute.
 *
 * @param algorithm what computed it
 * @param digest the hash in standard base64 with padding
 */
public record IntegrityValue(HashAlgorithm algorithm, String digest) {

  /** The value of a digest's bytes. */
  public static IntegrityValue of(HashAlgorithm algorithm, byte[] digest) {
    return new IntegrityValue(algorithm, Base64.getEncoder().encodeToString(digest));
  }

  /** As it is written: {@code sha384-...}. */
  public String text() {
    return algorithm.token() + "-" + digest;
  }
}
