package fieldkit.blocksync.digest;

/** XXH3-128 with a seed, as xxHash 0.8 defines it. Not safe for use by several threads. */
final class Xxh3 {
  private static final int SHORT = 16;
  private static final int MIDDLE = 240;

  private final Xxh3Short shorter;
  private final Xxh3Middle middle;
  private final Xxh3Long longer;

  Xxh3(long seed) {
    shorter = new Xxh3Short(seed);
    middle = new Xxh3Middle(seed);
    longer = new Xxh3Long(seed);
  }

  /**
   * Hashes a part of the input.
   *
   * @param from where it begins; a multiple of 8
   * @param digests receives the high half of the hash at {@code index}, the low one behind it
   */
  void hash(Xxh3Input input, int from, int length, long[] digests, int index) {
    if (length > MIDDLE) {
      longer.hash(input, from, length, digests, index);
    } else if (length > SHORT) {
      middle.hash(input, from, length, digests, index);
    } else {
      shorter.hash(input, from, length, digests, index);
    }
  }
}
