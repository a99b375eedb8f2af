package fieldkit.blocksync.digest;

/** Which functions both ends digest with, and their key. Immutable, thread-safe. */
public interface DigestSuite {
  /** Its name on the wire. */
  String name();

  /** A hasher for one thread. */
  RegionHasher newHasher();

  /** A frame check for one thread. */
  FrameCheck newFrameCheck();
}
