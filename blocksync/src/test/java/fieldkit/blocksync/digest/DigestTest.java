package fieldkit.blocksync.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/** Digests on the wire, and suites by name. */
class DigestTest {
  private static final Digest DIGEST = new Digest(0x0102030405060708L, 0x090a0b0c0d0e0f10L);

  @Test
  void itIsBigEndianWhateverTheBufferIs() {
    for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
      ByteBuffer buffer = ByteBuffer.allocate(Digest.BYTES).order(order);
      DIGEST.writeTo(buffer);
      assertThat(buffer.array())
          .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
      assertThat(Digest.readFrom(buffer.flip())).isEqualTo(DIGEST);
    }
  }

  @Test
  void suitesHaveNamesAndKeys() {
    byte[] key = new byte[DigestSuite.KEY_BYTES];
    assertThat(DigestSuite.of("xxh3", key).name()).isEqualTo("xxh3");
    assertThat(DigestSuite.of("sha256", key).name()).isEqualTo("sha256");
    assertThatIllegalArgumentException().isThrownBy(() -> DigestSuite.of("md5", key));
    assertThatIllegalArgumentException().isThrownBy(() -> DigestSuite.of("xxh3", new byte[15]));
  }

  @EachSuite
  void aKeyThatChangesLaterChangesNothing(String suite) {
    byte[] key = new byte[DigestSuite.KEY_BYTES];
    DigestSuite made = DigestSuite.of(suite, key);
    long[] before = new long[2];
    made.newHasher().hashPage(ByteBuffer.allocate(10), before, 0);
    key[0] = 1;
    long[] after = new long[2];
    made.newHasher().hashPage(ByteBuffer.allocate(10), after, 0);
    assertThat(after).isEqualTo(before);
  }
}
