package fieldkit.blocksync.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Sha256RegionSuiteTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 4095, 4096, 4097, 100_000})
  void isWhatSha256sumSaysOfTheKeyAndTheRegion(int length) throws Exception {
    byte[] key = new byte[DigestSuite.KEY_BYTES];
    byte[] region = new byte[length];
    new Random(length).nextBytes(key);
    new Random(length).nextBytes(region);
    DigestSuite suite = DigestSuite.of("sha256-region", key);
    MessageDigest expected = MessageDigest.getInstance("SHA-256");
    expected.update(HexFormat.of().formatHex(key).getBytes(StandardCharsets.US_ASCII));
    expected.update(region);

    assertThat(suite.hasPages()).isFalse();
    assertThat(suite.newHasher().hash(ByteBuffer.wrap(region), new long[0]))
        .isEqualTo(Digest.readFrom(ByteBuffer.wrap(expected.digest())));
    assertThat(suite.newHasher().ofZeros(length))
        .isEqualTo(suite.newHasher().hash(ByteBuffer.allocate(length), new long[0]));
  }
}
