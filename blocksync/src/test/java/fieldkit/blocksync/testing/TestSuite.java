package fieldkit.blocksync.testing;

import fieldkit.blocksync.digest.Digest;
import fieldkit.blocksync.digest.DigestSuite;
import fieldkit.blocksync.digest.FrameCheck;
import fieldkit.blocksync.digest.RegionHasher;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Simple digests for tests; short ones collide as often as wanted. */
public final class TestSuite implements DigestSuite {
  private final int shortBits;

  /**
   * @param shortBits how many bits of the low half are not zero
   */
  public TestSuite(int shortBits) {
    this.shortBits = shortBits;
  }

  @Override
  public String name() {
    return "test";
  }

  @Override
  public RegionHasher newHasher() {
    return new Hasher();
  }

  @Override
  public FrameCheck newFrameCheck() {
    return (sequence, first, second, payload) ->
        md5(ByteBuffer.allocate(16).putLong(sequence).putInt(first).putInt(second).flip(), payload)
            .high();
  }

  private static Digest md5(ByteBuffer... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      for (ByteBuffer part : parts) {
        digest.update(part.duplicate());
      }
      return Digest.readFrom(ByteBuffer.wrap(digest.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private final class Hasher implements RegionHasher {
    @Override
    public Digest hash(ByteBuffer region, long[] pages) {
      int count = Math.ceilDiv(region.remaining(), 4096);
      for (int page = 0; page < count; page++) {
        int at = region.position() + page * 4096;
        hashPage(region.slice(at, Math.min(4096, region.limit() - at)), pages, page);
      }
      return combine(pages, count);
    }

    @Override
    public Digest combine(long[] pages, int pageCount) {
      ByteBuffer all = ByteBuffer.allocate(pageCount * 16);
      for (int i = 0; i < 2 * pageCount; i++) {
        all.putLong(pages[i]);
      }
      return md5(all.flip());
    }

    @Override
    public void hashPage(ByteBuffer page, long[] pages, int index) {
      Digest digest = md5(page);
      pages[2 * index] = digest.high();
      pages[2 * index + 1] = digest.low() & ((1L << shortBits) - 1);
    }

    @Override
    public Digest ofZeros(int length) {
      return hash(ByteBuffer.allocate(length), new long[2 * Math.ceilDiv(length, 4096)]);
    }
  }
}
