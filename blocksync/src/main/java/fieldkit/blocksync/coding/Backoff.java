package fieldkit.blocksync.coding;

/**
 * How often data are looked at after some that were not worth it: each time again at first, then
 * every 2nd, 4th, 8th ... frame. One that is worth it ends that. Pure; one thread.
 */
final class Backoff {
  private final int most;
  private int distance = 1;
  private int left; // frames until the next look

  /**
   * @param most frames from look to look at most
   */
  Backoff(int most) {
    this.most = most;
  }

  /** Whether the next frame is to be looked at; asked once for each. */
  boolean isDue() {
    if (left > 0) {
      left--;
      return false;
    }
    return true;
  }

  /** What came of a look. */
  void found(boolean worthIt) {
    distance = worthIt ? 1 : distance;
    left = distance - 1;
    if (!worthIt) {
      distance = Math.min(most, 2 * distance);
    }
  }
}
