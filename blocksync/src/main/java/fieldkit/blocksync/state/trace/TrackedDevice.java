package fieldkit.blocksync.state.trace;

/**
 * The device that is watched.
 *
 * @param number its own device number, {@code 8:17}
 * @param wholeMajor the driver's number of the whole disk it is on, or is
 * @param wholeMinor and the disk's own: events carry these
 * @param start where on the disk it begins, bytes
 * @param size its bytes
 * @param identity a text that another device under the same number does not have
 * @param requestBased whether its driver works through request queues, whose completion events tell
 *     positions
 */
record TrackedDevice(
    String number,
    int wholeMajor,
    int wholeMinor,
    long start,
    long size,
    String identity,
    boolean requestBased) {
  private static final int MINOR_BITS = 20; // linux/kdev_t.h

  /** Whether the events of this device are those of another, whatever else is different. */
  boolean hasEventsOf(TrackedDevice other) {
    return wholeNumber() == other.wholeNumber() && start == other.start;
  }

  /** The disk's number as filters of events have it. */
  long wholeNumber() {
    return ((long) wholeMajor << MINOR_BITS) | wholeMinor;
  }
}
