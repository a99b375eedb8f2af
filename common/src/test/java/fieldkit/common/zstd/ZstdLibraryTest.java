package fieldkit.common.zstd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Whether it is there, and what it does not do. */
class ZstdLibraryTest {
  private static final ByteBuffer DATA = ByteBuffer.allocateDirect(1 << 16);

  @Test
  void aLibraryThatIsNotThereIsNoFault() {
    assertThat(ZstdCalls.find("libfieldkit-none.so.1")).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void norIsOneWithoutTheFunctions() {
    assertThat(ZstdCalls.find("libc.so.6")).isEmpty();
  }

  @Test
  void onlyMemoryThatStaysIsTaken() {
    ByteBuffer heap = ByteBuffer.allocate(100);
    ByteBuffer direct = ByteBuffer.allocateDirect(100);
    try (ZstdCompressor compressor = TheLibrary.orSkip().newCompressor();
        ZstdExpander expander = TheLibrary.orSkip().newExpander()) {
      assertThatIllegalArgumentException().isThrownBy(() -> compressor.compress(heap, direct, 1));
      assertThatIllegalArgumentException().isThrownBy(() -> compressor.compress(direct, heap, 1));
      assertThatIllegalArgumentException().isThrownBy(() -> expander.expand(heap, direct));
      assertThatIllegalArgumentException().isThrownBy(() -> expander.expand(direct, heap));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> compressor.compress(direct, direct.asReadOnlyBuffer(), 1));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> expander.expand(direct, direct.asReadOnlyBuffer()));
    }
  }

  @Test
  void afterItsEndNothingIsDone() {
    ZstdCompressor compressor = TheLibrary.orSkip().newCompressor();
    ZstdExpander expander = TheLibrary.orSkip().newExpander();
    ByteBuffer coded = ByteBuffer.allocateDirect(1 << 16);
    int size = compressor.compress(DATA, coded, 1);
    compressor.close();
    compressor.close();
    expander.close();
    expander.close();
    assertThatIllegalStateException().isThrownBy(() -> compressor.compress(DATA, coded, 1));
    assertThatIllegalStateException()
        .isThrownBy(() -> expander.expand(coded.limit(size), DATA.duplicate()));
  }

  /** Its memory must not be freed under it: that would end the process. */
  @Test
  void itsEndWaitsForWhatGoesOn() throws Exception {
    for (int i = 0; i < 20; i++) {
      ZstdCompressor compressor = TheLibrary.orSkip().newCompressor();
      CountDownLatch begun = new CountDownLatch(1);
      CompletableFuture<Integer> work =
          CompletableFuture.supplyAsync(() -> compressUntilClosed(compressor, begun));
      assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
      compressor.close();
      assertThatThrownBy(() -> work.get(60, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(IllegalStateException.class);
    }
  }

  private static int compressUntilClosed(ZstdCompressor compressor, CountDownLatch begun) {
    ByteBuffer target = ByteBuffer.allocateDirect(1 << 16);
    int size = 1;
    while (size > 0) {
      size = compressor.compress(DATA, target, 3);
      begun.countDown();
    }
    return size;
  }
}
