package fieldkit.blocksync.digest;

import java.nio.ByteBuffer;

/** XXH3-128, with the first half of the key as its seed: fast, and no protection from malice. */
final class Xxh3Suite implements DigestSuite {
  static final String NAME = "xxh3";

  private final long seed;

  Xxh3Suite(byte[] key) {
    seed = ByteBuffer.wrap(key).getLong();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public RegionHasher newHasher() {
    return new PagedHasher(new Xxh3Pages(seed));
  }

  @Override
  public FrameCheck newFrameCheck() {
    return new Xxh3FrameCheck(seed);
  }
}
