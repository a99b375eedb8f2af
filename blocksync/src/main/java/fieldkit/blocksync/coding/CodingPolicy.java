package fieldkit.blocksync.coding;

import fieldkit.blocksync.protocol.SendCost;

/**
 * Decides frame by frame: whether the data are looked at, how hard they are compressed. Asked in
 * turns: {@link #level}, then {@link #found} if that was not plain, then {@link #sent}. Pure; one
 * thread.
 */
final class CodingPolicy {
  /** A look takes some microseconds, a frame most of a millisecond. */
  static final int MOST_FRAMES_BETWEEN_LOOKS = 32;

  private final Backoff backoff = new Backoff(MOST_FRAMES_BETWEEN_LOOKS);
  private final LevelChoice choice = new LevelChoice();
  private boolean counts;

  /** The level to compress the next frame at, or {@link LevelChoice#PLAIN} not to look at it. */
  int level() {
    int level = choice.level();
    counts = level == LevelChoice.PLAIN;
    return counts || backoff.isDue() ? level : LevelChoice.PLAIN;
  }

  /** Whether the frame could be made smaller. */
  void found(boolean smaller) {
    counts = smaller;
    backoff.found(smaller);
  }

  /** What sending the frame took. */
  void sent(SendCost cost) {
    if (counts) { // a frame that cannot be made smaller says nothing about those that can
      choice.sent(cost);
    }
  }
}
