package fieldkit.blocksync.state.trace;

import fieldkit.blocksync.state.changes.ByteRange;
import fieldkit.blocksync.state.changes.ByteRanges;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * When each part of a device was written to last. Times are tenths of a second since this began,
 * from 1. One thread writes; others may read at any time, and then see all that was written before
 * they were told of it.
 */
final class WriteTimes {
  /** A part is a page, or as much more as it takes to have no more parts than this: 16 MiB. */
  private static final int MOST_PARTS = 1 << 22;

  private static final int LEAST_SHIFT = 12;
  private static final int SECTOR_SHIFT = 9;
  private static final long NANOS_A_TICK = 100_000_000;

  private final long began = System.nanoTime();
  private final long start;
  private final long size;
  private final int shift;
  private final int[] times;

  /** For a device of which nothing is known to be written to. */
  WriteTimes(TrackedDevice device) {
    start = device.start();
    size = device.size();
    int bits = LEAST_SHIFT;
    while (size >> bits >= MOST_PARTS) {
      bits++;
    }
    shift = bits;
    times = new int[(int) ((size + (1L << shift) - 1) >> shift)];
  }

  /** What time it is. */
  int now() {
    return ticks(System.nanoTime() - began) + 1;
  }

  /** How many tenths of a second a span is; a part of one counts as one. */
  static int ticks(long nanos) {
    return (int) Math.ceilDiv(nanos, NANOS_A_TICK);
  }

  /** Sectors of the disk are written to. Those that are not the device's are left out. */
  void written(long sector, long sectors, int time) {
    long from = Math.max(0, (sector << SECTOR_SHIFT) - start);
    long to = Math.min(size, ((sector + sectors) << SECTOR_SHIFT) - start);
    if (from < to) {
      Arrays.fill(times, (int) (from >> shift), (int) ((to - 1) >> shift) + 1, time);
    }
  }

  /** What was written to at that time or later. */
  ByteRanges since(int time) {
    List<ByteRange> ranges = new ArrayList<>();
    int from = 0;
    while (from < times.length) {
      int to = from;
      while (to < times.length && times[to] >= time) {
        to++;
      }
      if (to > from) {
        ranges.add(new ByteRange((long) from << shift, Math.min(size, (long) to << shift)));
      }
      from = to + 1;
    }
    return ByteRanges.of(ranges);
  }
}
