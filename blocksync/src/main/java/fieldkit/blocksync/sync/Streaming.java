package fieldkit.blocksync.sync;

/**
 * Notices that nearly everything differs. Then the target reads ahead only now and then, to see
 * whether that still holds, and regions go out without being compared. One thread.
 */
final class Streaming {
  private static final int ENOUGH = 32;
  private static final int SHORTEST = 64;
  private static final int LONGEST = 1024;

  private int inARow;
  private int stretch = SHORTEST;

  /** A region was compared, and most of it differs. */
  void differed() {
    inARow++;
  }

  /** A region was compared, and most of it is equal. */
  void agreed() {
    inARow = 0;
    stretch = SHORTEST;
  }

  /** Whether the last regions that were compared all differed. */
  boolean isOn() {
    return inARow >= ENOUGH;
  }

  /** How many regions to send now without comparing; more each time. */
  int nextStretch() {
    int now = stretch;
    stretch = Math.min(2 * stretch, LONGEST);
    return now;
  }
}
