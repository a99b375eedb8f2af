package fieldkit.newpost.sri.hash;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/** The algorithms browsers know, and no others: SHA-1 and MD5 are none of them. */
public enum HashAlgorithm {
  SHA256("sha256", "SHA-256", 256),
  SHA384("sha384", "SHA-384", 384),
  SHA512("sha512", "SHA-512", 512);

  private static final int BASE64_CHARS = 4;
  private static final int BASE64_BITS = 24;

  private final String token;
  private final String standardName;
  private final int bits;

  HashAlgorithm(String token, String standardName, int bits) {
    this.token = token;
    this.standardName = standardName;
    this.bits = bits;
  }

  /** The algorithm of a token, upper and lower case alike; none for all others. */
  public static Optional<HashAlgorithm> ofToken(String token) {
    return Arrays.stream(values()).filter(one -> one.token.equalsIgnoreCase(token)).findFirst();
  }

  /** How it is written before the dash. */
  public String token() {
    return token;
  }

  /** How many characters its digest has in base64, padding included. */
  public int base64Length() {
    return (bits + BASE64_BITS - 1) / BASE64_BITS * BASE64_CHARS;
  }

  /** Whether browsers prefer it: of several algorithms only the strongest counts. */
  public boolean isStrongerThan(HashAlgorithm other) {
    return bits > other.bits;
  }

  /** A fresh computation. */
  public MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance(standardName);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has all three
    }
  }
}
