package fieldkit.blocksync.digest;

/** SHA-256, keyed by a prefix and cut to 128 bits: for data somebody may have made to collide. */
final class Sha256Suite implements DigestSuite {
  static final String NAME = "sha256";

  private final byte[] key;

  Sha256Suite(byte[] key) {
    this.key = key.clone();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public RegionHasher newHasher() {
    return new PagedHasher(new Sha256Pages(new KeyedSha256(key)));
  }

  @Override
  public FrameCheck newFrameCheck() {
    return new Sha256FrameCheck(new KeyedSha256(key));
  }
}
