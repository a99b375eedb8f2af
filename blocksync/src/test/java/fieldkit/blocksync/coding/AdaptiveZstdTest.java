package fieldkit.blocksync.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.abort;

import fieldkit.blocksync.protocol.SendCost;
import fieldkit.common.zstd.ZstdLibrary;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real data, really coded. */
class AdaptiveZstdTest {
  private static final int REGION = 1 << 20;

  private final AdaptiveZstd coding = new AdaptiveZstd(library());
  private final ByteBuffer target = ByteBuffer.allocateDirect(REGION);

  private static ZstdLibrary library() {
    return ZstdLibrary.find().orElseGet(() -> abort("libzstd.so.1 is not there: skipped"));
  }

  @AfterEach
  void close() {
    coding.close();
  }

  private int shrink(ByteBuffer data) throws IOException {
    int size = coding.shrink(data, target.clear());
    coding.sent(new SendCost(data.remaining(), size == 0 ? data.remaining() : size, 0, 1, 9));
    return size;
  }

  private static ByteBuffer random(int seed, int length) {
    byte[] bytes = new byte[length];
    new SplittableRandom(seed).nextBytes(bytes);
    return ByteBuffer.allocateDirect(length).put(bytes).flip();
  }

  private static ByteBuffer text(int length) {
    ByteBuffer text = ByteBuffer.allocateDirect(length);
    for (int i = 0; text.hasRemaining(); i++) {
      byte[] line = "line %d of a log\n".formatted(i * 31L).getBytes(StandardCharsets.US_ASCII);
      text.put(line, 0, Math.min(line.length, text.remaining()));
    }
    return text.flip();
  }

  @Test
  void textOfAnyLengthBecomesSmallerAndWholeAgain() throws IOException {
    for (int length : new int[] {100, 4096, 32768, 32769, 300_000, REGION}) {
      ByteBuffer data = text(length);
      int size = shrink(data);
      assertThat(size).as("%d bytes", length).isBetween(1, length * 15 / 16);
      ByteBuffer whole = ByteBuffer.allocateDirect(length);
      coding.expand(target.clear().limit(size), whole);
      assertThat(whole).as("%d bytes", length).isEqualTo(data);
    }
  }

  @Test
  void randomDataStayAsTheyAre() throws IOException {
    for (int length : new int[] {1, 4096, 32769, REGION}) {
      assertThat(shrink(random(length, length))).as("%d bytes", length).isZero();
    }
  }

  /** A look must find what there is in any of the quarters. */
  @Test
  void aFrameThatIsHalfRandomBecomesSmaller() throws IOException {
    ByteBuffer data = random(1, REGION);
    data.put(REGION / 2, text(REGION / 2), 0, REGION / 2);
    assertThat(shrink(data)).isBetween(REGION / 2, REGION * 7 / 10);
  }

  @Test
  void dataAreNotTouched() throws IOException {
    ByteBuffer data = text(REGION).position(5).limit(REGION - 5);
    assertThat(shrink(data)).isPositive();
    assertThat(data.position()).isEqualTo(5);
    assertThat(data.limit()).isEqualTo(REGION - 5);
    assertThat(data.rewind().limit(REGION)).isEqualTo(text(REGION));
    assertThat(target.position()).isZero();
  }

  @Test
  void afterRandomDataTextIsNoticed() throws IOException {
    ByteBuffer random = random(1, REGION);
    for (int i = 0; i < 200; i++) {
      assertThat(shrink(random)).isZero();
    }
    int missed = 0;
    while (shrink(text(REGION)) == 0) {
      missed++;
    }
    assertThat(missed).isLessThan(CodingPolicy.MOST_FRAMES_BETWEEN_LOOKS);
  }

  @Test
  void afterItsEndNothingIsCoded() throws IOException {
    assertThat(shrink(text(REGION))).isPositive();
    coding.close();
    coding.close();
    assertThatIOException().isThrownBy(() -> shrink(text(REGION)));
    assertThatIOException().isThrownBy(() -> coding.expand(text(100), target.limit(100)));
  }
}
