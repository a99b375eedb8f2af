package fieldkit.blocksync.device;

/** Waits for others to come to an end. */
final class Pause {
  private Pause() {}

  /** Waits so many milliseconds; false if the thread is to stop. */
  static boolean of(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
      return true;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
