package fieldkit.blocksync.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The sha256 suite is what docs/protocol.md says, by Java's own SHA-256. */
class Sha256SuiteTest {
  private static final byte[] KEY = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, -16};

  private final DigestSuite suite = DigestSuite.of("sha256", KEY);

  private static ByteBuffer sha256(byte[]... parts) throws Exception {
    MessageDigest function = MessageDigest.getInstance("SHA-256");
    for (byte[] part : parts) {
      function.update(part);
    }
    return ByteBuffer.wrap(function.digest());
  }

  private static byte[] random(SplittableRandom random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  @Test
  void aPageIsTheFirstHalfOfKeyAndPage() throws Exception {
    SplittableRandom random = new SplittableRandom(1);
    RegionHasher hasher = suite.newHasher();
    for (int length : new int[] {0, 1, 55, 56, 64, 4095, 4096, 4097, 8192, 8193, 100_000}) {
      byte[] page = random(random, length);
      long[] pages = {7, 7, 7, 7};
      hasher.hashPage(ByteBuffer.wrap(page), pages, 1);
      ByteBuffer expected = sha256(KEY, page);
      assertThat(pages)
          .as("%d bytes", length)
          .containsExactly(7, 7, expected.getLong(), expected.getLong());
    }
  }

  @Test
  void aRegionIsThatOfItsPages() throws Exception {
    byte[] region = random(new SplittableRandom(2), 10_000);
    ByteBuffer pages = ByteBuffer.allocate(3 * Digest.BYTES);
    for (int from = 0; from < region.length; from += RegionHasher.PAGE) {
      byte[] page = java.util.Arrays.copyOfRange(region, from, Math.min(10_000, from + 4096));
      pages.put(sha256(KEY, page).limit(Digest.BYTES));
    }
    Digest digest = suite.newHasher().hash(ByteBuffer.wrap(region), new long[6]);
    assertThat(digest).isEqualTo(Digest.readFrom(sha256(KEY, pages.array())));
  }

  @Test
  void aCheckIsTheFirstBytesOfKeyNumberHeadAndPayload() throws Exception {
    SplittableRandom random = new SplittableRandom(3);
    FrameCheck check = suite.newFrameCheck();
    for (int length : new int[] {0, 1, 23, 24, 4096, 70_000}) {
      byte[] payload = random(random, length);
      long number = random.nextLong();
      int first = random.nextInt();
      byte[] head = ByteBuffer.allocate(16).putLong(number).putInt(first).putInt(length).array();
      assertThat(check.of(number, first, length, ByteBuffer.wrap(payload)))
          .as("%d bytes", length)
          .isEqualTo(sha256(KEY, head, payload).getLong());
    }
  }
}
