package fieldkit.dupes.scan;

import java.util.BitSet;

/**
 * Folders that hold something which is not in the table: left out, unreadable, a link, a device.
 * Two such folders cannot be said to be equal. Thread-safe.
 */
public final class Oddities {
  private final BitSet incomplete = new BitSet();

  synchronized void incomplete(int folder) {
    if (folder >= 0) {
      incomplete.set(folder);
    }
  }

  /** Whether a folder holds something that is not in the table. */
  public synchronized boolean isIncomplete(int folder) {
    return incomplete.get(folder);
  }
}
