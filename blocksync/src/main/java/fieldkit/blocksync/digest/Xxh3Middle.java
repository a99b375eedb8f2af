package fieldkit.blocksync.digest;

import static fieldkit.blocksync.digest.Xxh3Mixing.avalanche;
import static fieldkit.blocksync.digest.Xxh3Mixing.fold;

/** XXH3-128 of 17 to 240 bytes. */
final class Xxh3Middle {
  private static final Xxh3Secret SECRET = Xxh3Secret.DEFAULT;
  private static final int LADDER = 128; // up to here from both ends inwards, then in order
  private static final int HALF = 16;
  private static final int PAIR = 2 * HALF;
  private static final int FIRST_PAIRS = LADDER / PAIR;

  private final long seed;
  private long high;
  private long low;

  Xxh3Middle(long seed) {
    this.seed = seed;
  }

  void hash(Xxh3Input input, int from, int length, long[] digests, int index) {
    high = 0;
    low = length * Xxh3Mixing.PRIME64_1;
    if (length <= LADDER) {
      fromBothEnds(input, from, length);
    } else {
      inOrder(input, from, length);
    }
    digests[index + 1] = avalanche(low + high);
    digests[index] =
        -avalanche(
            low * Xxh3Mixing.PRIME64_1
                + high * Xxh3Mixing.PRIME64_4
                + (length - seed) * Xxh3Mixing.PRIME64_2);
  }

  private void fromBothEnds(Xxh3Input input, int from, int length) {
    for (int i = (length - 1) / PAIR; i >= 0; i--) {
      mix(input, from + HALF * i, from + length - HALF * (i + 1), PAIR * i, seed);
    }
  }

  private void inOrder(Xxh3Input input, int from, int length) {
    for (int i = 0; i < FIRST_PAIRS; i++) {
      mix(input, from + PAIR * i, from + PAIR * i + HALF, PAIR * i, seed);
    }
    low = avalanche(low);
    high = avalanche(high);
    for (int i = FIRST_PAIRS; i < length / PAIR; i++) {
      int secret = 3 + PAIR * (i - FIRST_PAIRS);
      mix(input, from + PAIR * i, from + PAIR * i + HALF, secret, seed);
    }
    int end = from + length;
    mix(input, end - HALF, end - PAIR, 136 - 17 - HALF, -seed); // the shortest secret's end
  }

  private void mix(Xxh3Input input, int first, int second, int secret, long with) {
    low += folded(input, first, secret, with);
    low ^= input.word(second) + input.word(second + 8);
    high += folded(input, second, secret + HALF, with);
    high ^= input.word(first) + input.word(first + 8);
  }

  private static long folded(Xxh3Input input, int at, int secret, long with) {
    return fold(
        input.word(at) ^ (SECRET.word(secret) + with),
        input.word(at + 8) ^ (SECRET.word(secret + 8) - with));
  }
}
