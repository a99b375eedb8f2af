package fieldkit.blocksync.digest;

/**
 * The secret XXH3 mixes its input with: 192 bytes, as little-endian words. Inputs of up to 240
 * bytes take the default and the seed, longer ones a secret made of both.
 */
final class Xxh3Secret {
  static final int BYTES = 192;

  /** The default secret, "kSecret" in XXH3's reference implementation (xxhash.h, 0.8). */
  static final Xxh3Secret DEFAULT =
      new Xxh3Secret(
          new long[] {
            0xbe4ba423396cfeb8L, 0x1cad21f72c81017cL, 0xdb979083e96dd4deL, 0x1f67b3b7a4a44072L,
            0x78e5c0cc4ee679cbL, 0x2172ffcc7dd05a82L, 0x8e2443f7744608b8L, 0x4c263a81e69035e0L,
            0xcb00c391bb52283cL, 0xa32e531b8b65d088L, 0x4ef90da297486471L, 0xd8acdea946ef1938L,
            0x3f349ce33f76faa8L, 0x1d4f0bc7c7bbdcf9L, 0x3159b4cd4be0518aL, 0x647378d9c97e9fc8L,
            0xc3ebd33483acc5eaL, 0xeb6313faffa081c5L, 0x49daf0b751dd0d17L, 0x9e68d429265516d3L,
            0xfca1477d58be162bL, 0xce31d07ad1b8f88fL, 0x280416958f3acb45L, 0x7e404bbbcafbd7afL
          });

  private final long[] words;

  private Xxh3Secret(long[] words) {
    this.words = words;
  }

  /**
   * The secret for long inputs: words of the default, by turns with the seed added or taken away.
   */
  static Xxh3Secret of(long seed) {
    long[] words = DEFAULT.words.clone();
    for (int i = 0; i < words.length; i += 2) {
      words[i] += seed;
      words[i + 1] -= seed;
    }
    return new Xxh3Secret(words);
  }

  /** The eight bytes at an offset. */
  long word(int offset) {
    int index = offset >>> 3;
    int shift = (offset & 7) * Byte.SIZE;
    return shift == 0
        ? words[index]
        : words[index] >>> shift | words[index + 1] << (Long.SIZE - shift);
  }

  /** The words from an offset on. */
  long[] words(int offset, int count) {
    long[] part = new long[count];
    for (int i = 0; i < count; i++) {
      part[i] = word(offset + i * Long.BYTES);
    }
    return part;
  }
}
