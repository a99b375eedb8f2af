package fieldkit.blocksync.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** No bit of a frame changes without its check. */
class FrameCheckTest {
  private static final byte[] KEY = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, -16};
  private static final long NUMBER = 0x0123456789abcdefL;
  private static final int FIRST = 0x13000000;

  private static FrameCheck check(String suite) {
    return DigestSuite.of(suite, KEY).newFrameCheck();
  }

  private static ByteBuffer payload(int length) {
    byte[] bytes = new byte[length];
    new SplittableRandom(length).nextBytes(bytes);
    return ByteBuffer.allocateDirect(length).put(bytes).flip();
  }

  @EachSuite
  void eachBitOfThePayload(String suite) {
    FrameCheck check = check(suite);
    for (int length : new int[] {1, 3, 8, 16, 17, 128, 129, 240, 241, 1024, 4097}) {
      ByteBuffer payload = payload(length);
      long right = check.of(NUMBER, FIRST, length, payload);
      for (int bit = 0; bit < 8 * length; bit++) {
        byte before = payload.get(bit / 8);
        payload.put(bit / 8, (byte) (before ^ (1 << (bit % 8))));
        assertThat(check.of(NUMBER, FIRST, length, payload))
            .as("bit %d of %d bytes", bit, length)
            .isNotEqualTo(right);
        payload.put(bit / 8, before);
      }
      assertThat(check.of(NUMBER, FIRST, length, payload)).as("whole again").isEqualTo(right);
    }
  }

  @EachSuite
  void eachBitOfNumberAndHead(String suite) {
    FrameCheck check = check(suite);
    ByteBuffer payload = payload(100);
    long right = check.of(NUMBER, FIRST, 100, payload);
    for (int bit = 0; bit < Long.SIZE; bit++) {
      assertThat(check.of(NUMBER ^ (1L << bit), FIRST, 100, payload)).isNotEqualTo(right);
    }
    for (int bit = 0; bit < Integer.SIZE; bit++) {
      assertThat(check.of(NUMBER, FIRST ^ (1 << bit), 100, payload)).isNotEqualTo(right);
      assertThat(check.of(NUMBER, FIRST, 100 ^ (1 << bit), payload)).isNotEqualTo(right);
    }
  }

  @EachSuite
  void eachKeyChecksOtherwise(String suite) {
    for (int bit = 0; bit < 64; bit++) { // of the half that both suites use
      byte[] other = KEY.clone();
      other[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(DigestSuite.of(suite, other).newFrameCheck().of(NUMBER, FIRST, 9, payload(9)))
          .as("bit %d", bit)
          .isNotEqualTo(check(suite).of(NUMBER, FIRST, 9, payload(9)));
    }
  }

  @EachSuite
  void thePayloadMayLieAnywhere(String suite) {
    ByteBuffer moved = ByteBuffer.allocate(5000).put(3, payload(4000), 0, 4000);
    moved.position(3).limit(4003);
    assertThat(check(suite).of(NUMBER, FIRST, 4000, moved))
        .isEqualTo(check(suite).of(NUMBER, FIRST, 4000, payload(4000)));
    assertThat(moved.position()).isEqualTo(3);
    assertThat(moved.limit()).isEqualTo(4003);
  }

  /** docs/protocol.md; sha256's is in {@link Sha256SuiteTest}. */
  @Test
  void thatOfXxh3IsTheLowHalfOfNumberHeadAndHash() throws Throwable {
    XxhashLibrary library = XxhashLibrary.orSkip();
    long seed = ByteBuffer.wrap(KEY).getLong();
    for (int length : new int[] {0, 1, 100, 5000}) {
      ByteBuffer joined = ByteBuffer.allocateDirect(32);
      joined.putLong(NUMBER).putInt(FIRST).putInt(length);
      library.hash(payload(length), seed).writeTo(joined);
      assertThat(check("xxh3").of(NUMBER, FIRST, length, payload(length)))
          .as("%d bytes", length)
          .isEqualTo(library.hash(joined.flip(), seed).low());
    }
  }
}
