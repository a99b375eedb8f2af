package fieldkit.blocksync.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Zeros are found as by looking at each byte. */
class ZerosTest {
  private static boolean byteByByte(ByteBuffer data) {
    for (int i = data.position(); i < data.limit(); i++) {
      if (data.get(i) != 0) {
        return false;
      }
    }
    return true;
  }

  @Test
  void oneBitAnywhereIsSeen() {
    for (int length : new int[] {0, 1, 2, 7, 8, 9, 15, 16, 17, 63, 64, 65, 300, 4096, 4099}) {
      ByteBuffer data = ByteBuffer.allocateDirect(length);
      assertThat(Zeros.isZero(data)).as("%d bytes", length).isTrue();
      for (int i = 0; i < length; i++) {
        data.put(i, (byte) (1 << i % 8));
        assertThat(Zeros.isZero(data)).as("byte %d of %d", i, length).isFalse();
        data.put(i, (byte) 0);
      }
    }
  }

  @Test
  void whatRepeatsItselfIsNotZero() {
    for (int period = 1; period <= 32; period++) {
      ByteBuffer data = ByteBuffer.allocateDirect(256);
      for (int i = period - 1; i < 256; i += period) {
        data.put(i, (byte) 0x80);
      }
      assertThat(Zeros.isZero(data)).as("every %d", period).isFalse();
    }
  }

  /** Zeros and little else, in heap or out of it, from anywhere to anywhere. */
  @Test
  void asAByteByByteSearchHasIt() {
    int zeros = 0;
    for (int seed = 0; seed < 20_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int size = 1 + random.nextInt(200);
      ByteBuffer data =
          random.nextBoolean() ? ByteBuffer.allocate(size) : ByteBuffer.allocateDirect(size);
      for (int i = random.nextInt(3); i > 0; i--) {
        data.put(random.nextInt(size), (byte) random.nextInt());
      }
      int from = random.nextInt(size);
      int to = from + random.nextInt(size - from + 1);
      data.position(from).limit(to);
      boolean expected = byteByByte(data);
      zeros += expected ? 1 : 0;
      assertThat(Zeros.isZero(data)).as("seed %d", seed).isEqualTo(expected);
      assertThat(data.position()).isEqualTo(from);
      assertThat(data.limit()).isEqualTo(to);
    }
    assertThat(zeros).isBetween(2_000, 18_000);
  }
}
