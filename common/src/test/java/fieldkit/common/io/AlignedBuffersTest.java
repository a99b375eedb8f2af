package fieldkit.common.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlignedBuffersTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 4095, 4096, 4097, 5000, 65_536, 65_537})
  void buffersBeginOnAPageAndHaveTheirCapacity(int capacity) {
    AlignedBuffers buffers = new AlignedBuffers(1 << 20);
    for (int i = 0; i < 3; i++) { // wherever the memory happens to lie
      ByteBuffer buffer = buffers.take(capacity);

      assertThat(buffer.isDirect()).isTrue();
      assertThat(buffer.capacity()).isEqualTo(capacity);
      assertThat(buffer.remaining()).isEqualTo(capacity);
      assertThat(MemorySegment.ofBuffer(buffer).address() % AlignedBuffers.ALIGNMENT).isZero();
    }
  }

  @Test
  void buffersAreZeroedAndApart() {
    AlignedBuffers buffers = new AlignedBuffers(16_384);
    ByteBuffer one = buffers.take(8192);
    ByteBuffer other = buffers.take(8192);
    while (one.hasRemaining()) {
      one.put((byte) 1);
    }
    byte[] bytes = new byte[8192];
    other.get(bytes);

    assertThat(bytes).containsOnly(0);
  }

  @Test
  void givesAllOfItsBudgetAndNotAByteMore() {
    AlignedBuffers buffers = new AlignedBuffers(10_000);
    ByteBuffer _ = buffers.take(4096);
    ByteBuffer _ = buffers.take(5904);

    assertThatIllegalStateException()
        .isThrownBy(() -> buffers.take(1))
        .withMessage("buffer of 1 bytes asked for, 0 of 10000 left");
  }

  @Test
  void aRefusedBufferCostsNothing() {
    AlignedBuffers buffers = new AlignedBuffers(8192);
    assertThatIllegalStateException().isThrownBy(() -> buffers.take(8193));

    assertThat(buffers.take(8192).capacity()).isEqualTo(8192);
  }
}
