package fieldkit.common.zstd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fieldkit.common.testing.Command;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written here the zstd program reads, and the other way round. */
class ZstdProgramTest {
  private final ZstdLibrary library = TheLibrary.orSkip();

  @TempDir private Path folder;

  @BeforeEach
  void findProgram() {
    assumeTrue(Command.exists("zstd"), "zstd is not there: skipped");
  }

  @Test
  void itReadsWhatIsWrittenHere() throws Exception {
    for (int seed = 0; seed < 5; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] data = Contents.some(random, random.nextInt(1 << 20));
      ByteBuffer coded = ByteBuffer.allocateDirect((int) library.bound(data.length));
      try (ZstdCompressor compressor = library.newCompressor()) {
        byte[] bytes = new byte[compressor.compress(Contents.direct(data), coded, 3)];
        Files.write(folder.resolve("it.zst"), bytes(coded, bytes));
      }
      var _ = Command.sh(folder, "zstd -q -d -f it.zst");
      assertThat(Files.readAllBytes(folder.resolve("it"))).as("seed %d", seed).isEqualTo(data);
    }
  }

  private static byte[] bytes(ByteBuffer from, byte[] into) {
    from.get(0, into);
    return into;
  }

  @Test
  void whatItWritesIsReadHere() throws Exception {
    for (int level : new int[] {1, 9, 19}) {
      byte[] data = Contents.some(new SplittableRandom(level), 300_000);
      Files.write(folder.resolve("it"), data);
      var _ = Command.sh(folder, "zstd -q -f -%d it".formatted(level));
      Guarded target = new Guarded(data.length);
      try (ZstdExpander expander = library.newExpander()) {
        expander.expand(
            Contents.direct(Files.readAllBytes(folder.resolve("it.zst"))), target.inside());
      }
      assertThat(target.bytes(data.length)).as("level %d", level).isEqualTo(data);
    }
  }

  @Test
  void aFrameThatDoesNotTellItsLengthIsRefused() throws Exception {
    Files.write(folder.resolve("it"), new byte[1000]);
    var _ = Command.sh(folder, "zstd -q -c <it >it.zst");
    try (ZstdExpander expander = library.newExpander()) {
      assertThatThrownBy(() ->
              expander.expand(
                  Contents.direct(Files.readAllBytes(folder.resolve("it.zst"))),
                  ByteBuffer.allocateDirect(1000)))
          .isInstanceOf(ZstdException.class)
          .hasMessage("zstd: not 1000 bytes of content");
    }
  }
}
