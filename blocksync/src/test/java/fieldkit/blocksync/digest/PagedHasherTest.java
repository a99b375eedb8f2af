package fieldkit.blocksync.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A region in one pass is the same as page by page, wherever its bytes are. */
class PagedHasherTest {
  private static final int PAGE = RegionHasher.PAGE;
  private static final int[] LENGTHS = {
    1, 16, 241, PAGE - 1, PAGE, PAGE + 1, 3 * PAGE, 3 * PAGE + 100, 300 * PAGE, 300 * PAGE + 17
  };

  private static RegionHasher hasher(String suite) {
    byte[] key = new byte[DigestSuite.KEY_BYTES];
    new SplittableRandom(9).nextBytes(key);
    return DigestSuite.of(suite, key).newHasher();
  }

  private static ByteBuffer random(int length) {
    byte[] bytes = new byte[length];
    new SplittableRandom(length).nextBytes(bytes);
    return ByteBuffer.wrap(bytes);
  }

  /** Page by page, with nothing but the function of a page. */
  private static Digest pageByPage(RegionHasher hasher, ByteBuffer region, long[] pages) {
    int count = Math.ceilDiv(region.remaining(), PAGE);
    ByteBuffer joined = ByteBuffer.allocate(count * Digest.BYTES);
    for (int i = 0; i < count; i++) {
      int from = region.position() + i * PAGE;
      hasher.hashPage(region.slice(from, Math.min(PAGE, region.limit() - from)), pages, i);
      new Digest(pages[2 * i], pages[2 * i + 1]).writeTo(joined);
    }
    long[] whole = new long[2];
    hasher.hashPage(joined.flip(), whole, 0);
    return new Digest(whole[0], whole[1]);
  }

  @EachSuite
  void aRegionIsThatOfItsPages(String suite) {
    RegionHasher hasher = hasher(suite);
    for (int length : LENGTHS) {
      int count = RegionHasher.pages(length);
      long[] expectedPages = new long[2 * count];
      Digest expected = pageByPage(hasher, random(length), expectedPages);
      long[] pages = new long[2 * count];
      assertThat(hasher.hash(random(length), pages)).as("%d bytes", length).isEqualTo(expected);
      assertThat(pages).as("%d bytes", length).isEqualTo(expectedPages);
      assertThat(hasher.combine(pages, count)).as("%d bytes", length).isEqualTo(expected);
    }
  }

  @EachSuite
  void itDoesNotMatterWhereTheBytesAre(String suite) {
    RegionHasher hasher = hasher(suite);
    for (int length : LENGTHS) {
      Digest expected = hasher.hash(random(length), new long[2 * RegionHasher.pages(length)]);
      for (ByteBuffer memory :
          new ByteBuffer[] {
            ByteBuffer.allocate(length + 40),
            ByteBuffer.allocateDirect(length + 40),
            ByteBuffer.allocateDirect(length + 40).order(ByteOrder.LITTLE_ENDIAN)
          }) {
        ByteBuffer moved = memory.put(13, random(length), 0, length).position(13);
        moved.limit(13 + length);
        ByteOrder order = moved.order();
        Digest digest = hasher.hash(moved, new long[2 * RegionHasher.pages(length)]);
        assertThat(digest).as("%d bytes in %s", length, memory).isEqualTo(expected);
        assertThat(moved.position()).isEqualTo(13);
        assertThat(moved.limit()).isEqualTo(13 + length);
        assertThat(moved.order()).isEqualTo(order);
      }
    }
  }

  @EachSuite
  void zerosAreKnownByTheirLength(String suite) {
    RegionHasher hasher = hasher(suite);
    for (int length : LENGTHS) {
      Digest expected =
          hasher.hash(ByteBuffer.allocate(length), new long[2 * RegionHasher.pages(length)]);
      assertThat(hasher.ofZeros(length)).as("%d bytes", length).isEqualTo(expected);
      assertThat(hasher.ofZeros(length)).as("%d bytes, again", length).isEqualTo(expected);
    }
  }

  @EachSuite
  void eachByteMakesAnotherDigest(String suite) {
    RegionHasher hasher = hasher(suite);
    byte[] region = random(PAGE + 300).array();
    Set<Digest> seen = new HashSet<>(Set.of(hasher.hash(ByteBuffer.wrap(region), new long[4])));
    for (int i = 0; i < region.length; i++) {
      region[i] ^= 1;
      assertThat(seen.add(hasher.hash(ByteBuffer.wrap(region), new long[4]))).as("%d", i).isTrue();
      region[i] ^= 1;
    }
  }

  @EachSuite
  void eachKeyMakesAnotherDigest(String suite) {
    Set<Digest> seen = new HashSet<>();
    for (int bit = 0; bit < 64; bit++) { // of the half that both suites use
      byte[] key = new byte[DigestSuite.KEY_BYTES];
      key[bit / 8] = (byte) (1 << bit % 8);
      RegionHasher hasher = DigestSuite.of(suite, key).newHasher();
      assertThat(seen.add(hasher.hash(random(5000), new long[4]))).as("bit %d", bit).isTrue();
    }
  }

  @Test
  void theSeedOfXxh3IsTheFirstHalfOfTheKeyBigEndian() throws Throwable {
    byte[] key = new byte[DigestSuite.KEY_BYTES];
    new SplittableRandom(4).nextBytes(key);
    ByteBuffer page = ByteBuffer.allocateDirect(1000).put(random(1000)).flip();
    long[] pages = new long[2];
    DigestSuite.of("xxh3", key).newHasher().hashPage(page, pages, 0);
    assertThat(new Digest(pages[0], pages[1]))
        .isEqualTo(XxhashLibrary.orSkip().hash(page, ByteBuffer.wrap(key).getLong()));
  }
}
