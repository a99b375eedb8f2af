package fieldkit.common.zstd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is not the coded form of exactly so many bytes is refused, and writes nothing elsewhere. */
class ZstdHostileTest {
  private final ZstdLibrary library = TheLibrary.orSkip();
  private final ZstdExpander expander = library.newExpander();

  @AfterEach
  void close() {
    expander.close();
  }

  private byte[] coded(byte[] data) {
    try (ZstdCompressor compressor = library.newCompressor()) {
      Guarded target = new Guarded((int) library.bound(data.length));
      int size = compressor.compress(Contents.direct(data), target.inside(), 1);
      return target.bytes(size);
    }
  }

  private void assertRefused(byte[] coded, int length, String when) {
    Guarded target = new Guarded(length);
    assertThatThrownBy(() -> expander.expand(Contents.direct(coded), target.inside()))
        .as(when)
        .isInstanceOf(ZstdException.class)
        .hasMessageStartingWith("zstd: ");
    target.assertStands(when);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  @Test
  void anotherLength() {
    byte[] data = Contents.some(new SplittableRandom(1), 70_000);
    byte[] coded = coded(data);
    for (int length : new int[] {0, 1, 69_999, 70_001, 1 << 20}) {
      assertRefused(coded, length, length + " bytes wanted");
    }
  }

  @Test
  void eachPartOfAFrame() {
    byte[] coded = coded(Contents.some(new SplittableRandom(1), 3_000));
    for (int length = 0; length < coded.length; length++) {
      assertRefused(Arrays.copyOf(coded, length), 3_000, "first " + length);
    }
  }

  @Test
  void moreThanOneFrame() {
    byte[] coded = coded(new byte[5_000]);
    byte[] empty = coded(new byte[0]);
    byte[] skippable = HexFormat.of().parseHex("502a4d1804000000deadbeef");
    assertRefused(joined(coded, coded), 5_000, "twice");
    assertRefused(joined(coded, coded), 10_000, "twice, twice the length");
    assertRefused(joined(coded, empty), 5_000, "an empty one behind");
    assertRefused(joined(skippable, coded), 5_000, "a skippable one before");
    assertRefused(joined(coded, skippable), 5_000, "a skippable one behind");
    assertRefused(joined(coded, new byte[1]), 5_000, "a byte behind");
  }

  /** RFC 8878: a head that lies about the length of what its blocks hold. */
  @Test
  void aHeadThatLies() {
    String magic = "28b52ffd";
    String ofFive = "2005"; // one segment, 5 bytes of content
    assertRefused(frame(magic + ofFive + "030200" + "41"), 5, "an RLE block of 64 bytes");
    assertRefused(frame(magic + ofFive + "230000" + "41"), 5, "an RLE block of 4 bytes");
    assertRefused(frame(magic + ofFive + "310000" + "414141414141"), 5, "a raw block of 6 bytes");
    assertRefused(frame(magic + "0000" + "2b0000" + "41"), 5, "no length");
  }

  @Test
  void theHonestFrameThatThoseWereMadeOf() throws ZstdException {
    Guarded target = new Guarded(5);
    expander.expand(Contents.direct(frame("28b52ffd" + "2005" + "2b0000" + "41")), target.inside());
    assertThat(target.bytes(5)).containsOnly(0x41);
  }

  private static byte[] frame(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  @Test
  void damagedFrames() {
    int refused = 0;
    int seeds = 20_000;
    for (int seed = 0; seed < seeds; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int length = 1 + random.nextInt(1 << random.nextInt(1, 15));
      byte[] coded = coded(Contents.some(random, length));
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        coded[random.nextInt(coded.length)] ^= (byte) random.nextInt(1, 256);
      }
      Guarded target = new Guarded(length);
      try {
        expander.expand(Contents.direct(coded), target.inside());
      } catch (ZstdException e) {
        refused++;
      }
      target.assertStands("seed " + seed);
    }
    assertThat(refused).as("refused of %d", seeds).isBetween(seeds / 4, seeds - 1);
  }

  @Test
  void arbitraryBytes() {
    for (int seed = 0; seed < 5_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      assertRefused(bytes, 1 + random.nextInt(5_000), "seed " + seed);
    }
  }
}
