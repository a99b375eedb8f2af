package fieldkit.blocksync.digest;

import static fieldkit.blocksync.digest.Xxh3Mixing.PRIME64_1;
import static fieldkit.blocksync.digest.Xxh3Mixing.PRIME64_2;
import static fieldkit.blocksync.digest.Xxh3Mixing.avalanche;
import static fieldkit.blocksync.digest.Xxh3Mixing.avalancheOfXxh64;

/** XXH3-128 of at most 16 bytes. Immutable. */
final class Xxh3Short {
  private static final Xxh3Secret SECRET = Xxh3Secret.DEFAULT;
  private static final int WORD = Long.BYTES;
  private static final int HALF_WORD = Integer.BYTES;

  private final long seed;

  Xxh3Short(long seed) {
    this.seed = seed;
  }

  void hash(Xxh3Input input, int from, int length, long[] digests, int index) {
    if (length > WORD) {
      twoWords(input, from, length, digests, index);
    } else if (length >= HALF_WORD) {
      twoHalfWords(input, from, length, digests, index);
    } else if (length > 0) {
      octets(input, from, length, digests, index);
    } else {
      digests[index] = avalancheOfXxh64(seed ^ both(80));
      digests[index + 1] = avalancheOfXxh64(seed ^ both(64));
    }
  }

  private void octets(Xxh3Input input, int from, int length, long[] digests, int index) {
    int joined =
        input.octet(from) << 16
            | input.octet(from + length / 2) << 24
            | input.octet(from + length - 1)
            | length << 8;
    int turned = Integer.rotateLeft(Integer.reverseBytes(joined), 13);
    digests[index] = avalancheOfXxh64(Integer.toUnsignedLong(turned) ^ (halvesOf(8) - seed));
    digests[index + 1] = avalancheOfXxh64(Integer.toUnsignedLong(joined) ^ (halvesOf(0) + seed));
  }

  private void twoHalfWords(Xxh3Input input, int from, int length, long[] digests, int index) {
    long spread = seed ^ Integer.toUnsignedLong(Integer.reverseBytes((int) seed)) << 32;
    long joined = input.halfWord(from) | input.halfWord(from + length - HALF_WORD) << 32;
    long keyed = joined ^ (both(16) + spread);
    long factor = PRIME64_1 + ((long) length << 2);
    long low = keyed * factor;
    long high = Math.unsignedMultiplyHigh(keyed, factor) + (low << 1);
    low ^= high >>> 3;
    low = (low ^ (low >>> 35)) * Xxh3Mixing.PRIME_MX2;
    digests[index] = avalanche(high);
    digests[index + 1] = low ^ (low >>> 28);
  }

  private void twoWords(Xxh3Input input, int from, int length, long[] digests, int index) {
    long first = input.word(from);
    long second = input.word(from + length - WORD);
    long keyed = first ^ second ^ (both(32) - seed);
    long last = second ^ (both(48) + seed);
    long low = keyed * PRIME64_1 + ((long) (length - 1) << 54);
    long high =
        Math.unsignedMultiplyHigh(keyed, PRIME64_1)
            + last
            + (last & 0xffffffffL) * (Xxh3Mixing.PRIME32_2 - 1);
    low ^= Long.reverseBytes(high);
    digests[index] = avalanche(Math.unsignedMultiplyHigh(low, PRIME64_2) + high * PRIME64_2);
    digests[index + 1] = avalanche(low * PRIME64_2);
  }

  /** Two words of the secret, joined. */
  private static long both(int offset) {
    return SECRET.word(offset) ^ SECRET.word(offset + WORD);
  }

  /** A word of the secret, its halves joined to 32 bits. */
  private static long halvesOf(int offset) {
    long word = SECRET.word(offset);
    return (word ^ (word >>> 32)) & 0xffffffffL;
  }
}
