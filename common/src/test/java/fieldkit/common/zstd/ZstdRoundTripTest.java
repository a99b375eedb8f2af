package fieldkit.common.zstd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever is made smaller comes out whole, and no byte beside the target is touched. */
class ZstdRoundTripTest {
  private static final List<Integer> LEVELS = List.of(-5, 1, 3);
  private static final List<Integer> SIZES =
      List.of(0, 1, 2, 255, 256, 4095, 4096, 1 << 16, 1 << 17, 1 << 20, (1 << 20) + 12345);

  private final ZstdLibrary library = TheLibrary.orSkip();

  @Test
  void ofEachKindAndLength() throws Exception {
    try (ZstdCompressor compressor = library.newCompressor();
        ZstdExpander expander = library.newExpander()) {
      for (int seed = 0; seed < 200; seed++) {
        SplittableRandom random = new SplittableRandom(seed);
        int length =
            seed < 4 * SIZES.size() ? SIZES.get(seed / 4) : random.nextInt(1 << random.nextInt(21));
        byte[] data = Contents.some(random, length);
        int level = LEVELS.get(random.nextInt(LEVELS.size()));
        String when = "seed %d, %d bytes, level %d".formatted(seed, length, level);

        Guarded coded = new Guarded((int) library.bound(length));
        int size = compressor.compress(Contents.direct(data), coded.inside(), level);
        coded.assertStands(when);
        assertThat(size).as(when).isPositive();

        Guarded whole = new Guarded(length);
        ByteBuffer in = coded.inside();
        expander.expand(in.limit(in.position() + size), whole.inside());
        whole.assertStands(when);
        assertThat(whole.bytes(length)).as(when).isEqualTo(data);
      }
    }
  }

  @Test
  void aTargetThatIsTooSmallIsNotOverrun() {
    try (ZstdCompressor compressor = library.newCompressor()) {
      for (int seed = 0; seed < 200; seed++) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] data = new byte[1 + random.nextInt(1 << 17)];
        random.nextBytes(data); // does not become smaller
        Guarded target = new Guarded(random.nextInt(data.length));
        assertThat(compressor.compress(Contents.direct(data), target.inside(), 1))
            .as("seed %d", seed)
            .isZero();
        target.assertStands("seed " + seed);
      }
    }
  }

  @Test
  void buffersStayWhereTheyAre() throws Exception {
    ByteBuffer data = Contents.direct(new byte[10_000]).position(100).limit(9_000);
    ByteBuffer coded = ByteBuffer.allocateDirect(500).position(50).limit(400);
    ByteBuffer whole = ByteBuffer.allocateDirect(9_000).position(7).limit(8_907);
    try (ZstdCompressor compressor = library.newCompressor();
        ZstdExpander expander = library.newExpander()) {
      int size = compressor.compress(data, coded, 1);
      assertThat(data).isEqualTo(Contents.direct(new byte[8_900]));
      assertThat(coded.position()).isEqualTo(50);
      assertThat(coded.limit()).isEqualTo(400);
      expander.expand(coded.limit(50 + size), whole);
      assertThat(whole.position()).isEqualTo(7);
      assertThat(whole.remaining()).isEqualTo(8_900);
    }
  }
}
