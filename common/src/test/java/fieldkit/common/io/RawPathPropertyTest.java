package fieldkit.common.io;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.common.testing.OddBytes;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Random paths, whatever their bytes are. */
class RawPathPropertyTest {
  private static final int SEEDS = 10_000;

  @Test
  void textTurnsBackIntoTheSamePath() {
    for (int seed = 0; seed < SEEDS; seed++) {
      RawPath path = RawPath.of(OddBytes.nextPath(new SplittableRandom(seed)));

      assertThat(RawPath.ofText(path.text())).as("seed %d", seed).isEqualTo(path);
    }
  }

  @Test
  void whatIsResolvedLiesBelow() {
    for (int seed = 0; seed < SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      RawPath folder = RawPath.of(OddBytes.nextPath(random));
      byte[] name = (random.nextInt(100) + "x").getBytes(StandardCharsets.UTF_8);
      RawPath below = folder.resolve(name);

      assertThat(below.startsWith(folder)).as("seed %d", seed).isTrue();
      assertThat(below.name()).as("seed %d", seed).isEqualTo(name);
      assertThat(below.startsWith(below.parent()) || !below.isAbsolute())
          .as("seed %d", seed)
          .isTrue();
    }
  }

  @Test
  void namesHoldNoSlash() {
    for (int seed = 0; seed < SEEDS; seed++) {
      RawPath path = RawPath.of(OddBytes.nextPath(new SplittableRandom(seed)));

      assertThat(path.name()).as("seed %d", seed).doesNotContain('/');
    }
  }

  @Test
  void ordersLikeLatinLetters() { // of which each is one byte, in the order of the bytes
    for (int seed = 0; seed < SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] one = OddBytes.nextPath(random);
      byte[] other = OddBytes.nextPath(random);
      int expected = latin(one).compareTo(latin(other));

      assertThat(Integer.signum(RawPath.of(one).compareTo(RawPath.of(other))))
          .as("seed %d", seed)
          .isEqualTo(Integer.signum(expected));
    }
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
