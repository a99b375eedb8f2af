package fieldkit.blocksync.digest;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.blocksync.testing.Programs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** XXH3-128 as written out here is XXH3-128. */
class Xxh3Test {
  /** All of a class of lengths, stripes, blocks, and some beyond a buffer of any kind. */
  private static final int ALL_UP_TO = 2048;

  private static final List<Integer> LARGE =
      List.of(4095, 4096, 4097, 8192, 65_536, 65_599, 100_000, 1 << 20, (1 << 20) + 1, 3_000_017);

  private static Digest hash(ByteBuffer bytes, long seed) {
    long[] digest = new long[2];
    Xxh3Input input = Xxh3Input.of(bytes);
    new Xxh3(seed).hash(input, 0, input.length(), digest, 0);
    return new Digest(digest[0], digest[1]);
  }

  private static List<Integer> lengths() {
    List<Integer> lengths = new ArrayList<>(LARGE);
    for (int length = 0; length <= ALL_UP_TO; length++) {
      lengths.add(length);
    }
    return lengths;
  }

  private static String hex(Digest digest) {
    return "%016x%016x".formatted(digest.high(), digest.low());
  }

  /** By xxHash 0.8.1, of the bytes and with a seed that its own tests take: one of each class. */
  @ParameterizedTest
  @CsvSource({
    "0, 0000000000000000, 99aa06d3014798d86001c324468d497f",
    "0, 9e3779b185ebca8d, 00feaa732a3ce25ea986dfc5d7605bfe",
    "1, 0000000000000000, a6cd5e9392000f6ac44bdff4074eecdb",
    "1, 9e3779b185ebca8d, 20e49abcc53b3842032be332dd766ef8",
    "6, 0000000000000000, 082afe0b8162d12a3e7039bdda43cfc6",
    "6, 9e3779b185ebca8d, 014bd95a51ca5ddbc5b54d56038e4e40",
    "12, 0000000000000000, 6e3efd8fc7802b18061a192713f69ad9",
    "12, 9e3779b185ebca8d, ff0d60acd02ed4015d92b5d7190b12d1",
    "24, 0000000000000000, 0ce966e4678d37611e7044d28b1b901d",
    "24, 9e3779b185ebca8d, d7895ded1f62559dc6cbf92a70680b19",
    "81, 0000000000000000, 4952f58181ab00425e8bafb9f95fb803",
    "81, 9e3779b185ebca8d, 941e9469c46edd08dc50feb227515233",
    "222, 0000000000000000, 337e09641b948717f1aebd597cec6b3a",
    "222, 9e3779b185ebca8d, 4740af1ae0618b49c5871b3be4506a30",
    "403, 0000000000000000, 1b6de21e332dd73dcdeb804d65c6dea4",
    "403, 9e3779b185ebca8d, bed311971e0be8f26259f6ecfd6443fd",
    "512, 0000000000000000, 18d2d110dcc9bca1617e49599013cb6b",
    "512, 9e3779b185ebca8d, 925d06b8ec5b80403ce457de14c27708",
    "2048, 0000000000000000, f736557fd47073a5dd59e2c3a5f038e0",
    "2048, 9e3779b185ebca8d, 23cc3a2e75ebaaea66f81670669ababc",
    "2240, 0000000000000000, ccb134fbfa7ce49d6e73a90539cf2948",
    "2240, 9e3779b185ebca8d, e40842f585875ba9757ba8487d1b5247",
    "2367, 0000000000000000, e89c0f6ff369b427cb37aeb9e5d361ed",
    "2367, 9e3779b185ebca8d, ccb7a94cca1a6496d2db3415b942b42a"
  })
  void asPublished(int length, String seed, String expected) {
    assertThat(hex(hash(SanityBytes.direct(length), Long.parseUnsignedLong(seed, 16))))
        .isEqualTo(expected);
  }

  @Test
  void ofEveryLengthAsXxhsumHasIt(@TempDir Path folder) throws IOException {
    Programs.assumeThere("xxhsum");
    List<String> expected = new ArrayList<>();
    for (int length : lengths()) {
      Path file = folder.resolve("%07d".formatted(length));
      Files.write(file, SanityBytes.of(length));
      expected.add(hex(hash(SanityBytes.direct(length), 0)) + "  " + file.getFileName());
    }
    String said = Programs.run("sh", "-c", "cd '%s' && xxhsum -q -H2 *".formatted(folder));
    expected.sort((one, other) -> one.substring(32).compareTo(other.substring(32)));
    assertThat(said.lines().toList()).hasSize(lengths().size()).isEqualTo(expected);
  }

  @Test
  void ofEveryLengthWithAnySeedAsTheLibraryHasIt() throws Throwable {
    XxhashLibrary library = XxhashLibrary.orSkip();
    SplittableRandom random = new SplittableRandom(1);
    for (int length : lengths()) {
      byte[] content = new byte[length];
      random.nextBytes(content);
      ByteBuffer bytes = ByteBuffer.allocateDirect(length).put(content).flip();
      for (long seed : new long[] {0, 1, -1, Long.MIN_VALUE, random.nextLong()}) {
        assertThat(hex(hash(bytes, seed)))
            .as("%d bytes, seed %x", length, seed)
            .isEqualTo(hex(library.hash(bytes, seed)));
      }
    }
  }

  @Test
  void ofAPartOfAnInput() throws Throwable {
    SplittableRandom random = new SplittableRandom(2);
    ByteBuffer bytes = SanityBytes.direct(10_000);
    for (int i = 0; i < 500; i++) {
      int from = 8 * random.nextInt(600);
      int length = random.nextInt(5_000);
      long[] digests = {7, 7, 7, 7};
      new Xxh3(i).hash(Xxh3Input.of(bytes), from, length, digests, 1);
      assertThat(new Digest(digests[1], digests[2]))
          .as("%d bytes from %d", length, from)
          .isEqualTo(hash(bytes.slice(from, length), i));
      assertThat(digests).startsWith(7).endsWith(7);
    }
  }
}
