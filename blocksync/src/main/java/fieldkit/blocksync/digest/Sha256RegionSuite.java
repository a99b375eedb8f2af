package fieldkit.blocksync.digest;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * SHA-256 of the key's hexadecimal digits and a whole region, cut to 128 bits: what {@code printf}
 * and {@code sha256sum} make of it.
 */
final class Sha256RegionSuite implements DigestSuite {
  static final String NAME = "sha256-region";

  private final byte[] key;

  Sha256RegionSuite(byte[] key) {
    this.key = key.clone();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean hasPages() {
    return false;
  }

  @Override
  public RegionHasher newHasher() {
    byte[] digits = HexFormat.of().formatHex(key).getBytes(StandardCharsets.US_ASCII);
    return new WholeHasher(digits);
  }

  @Override
  public FrameCheck newFrameCheck() {
    return new Sha256FrameCheck(new KeyedSha256(key));
  }
}
