package fieldkit.blocksync.digest;

/**
 * What both ends agree on at the beginning: which function, with which key. The key is new in each
 * session, so that no pair of blocks collides twice. Immutable, and safe for use by several
 * threads.
 */
public interface DigestSuite {
  /** How many bytes a key has. */
  int KEY_BYTES = 16;

  /** The function's name, as {@link #of} takes it. */
  String name();

  /** Whether regions have digests of their pages too, by which less than a region can be told. */
  default boolean hasPages() {
    return true;
  }

  /** Digests regions; one for each thread. */
  RegionHasher newHasher();

  /** Checks frames; one for each thread. */
  FrameCheck newFrameCheck();

  /**
   * The suite of a name.
   *
   * @param name {@code xxh3}, which is fast, {@code sha256}, which nobody can deceive, or {@code
   *     sha256-region}, the same of regions alone, which any system has a program for
   * @param key {@link #KEY_BYTES} random bytes; they are copied
   * @throws IllegalArgumentException if there is no such suite, or the key has another length
   */
  static DigestSuite of(String name, byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          "a key of %d bytes, not %d".formatted(key.length, KEY_BYTES));
    }
    return switch (name) {
      case Xxh3Suite.NAME -> new Xxh3Suite(key);
      case Sha256Suite.NAME -> new Sha256Suite(key);
      case Sha256RegionSuite.NAME -> new Sha256RegionSuite(key);
      default -> throw new IllegalArgumentException("no digest is called " + name);
    };
  }
}
