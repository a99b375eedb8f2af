package fieldkit.blocksync.device.kernel;

import java.util.Optional;

/**
 * What the kernel has counted of a block device since it came up, Documentation/block/stat.rst (the
 * fields' numbers are in brackets, counted from 1). The numbers of requests are of no use: an
 * fsync(2) counts as one write of no sectors. A request is counted when it is done, on old kernels
 * for some drivers when it begins: whoever relies on it looks at {@code inFlight} too.
 *
 * @param reads reads done [1]; nothing but zeros means that the driver does not count
 * @param sectors sectors of 512 bytes written [7]
 * @param discardSectors sectors of 512 bytes discarded [14]
 * @param inFlight writes begun and not done, the second number in a file of its own beside {@code
 *     stat}, Documentation/ABI/stable/sysfs-block
 */
public record WriteCounters(long reads, long sectors, long discardSectors, long inFlight) {
  private static final int FIELDS_WITH_DISCARDS = 15; // since Linux 4.18

  /** A device's counters; empty where it has none, or too few. */
  public static Optional<WriteCounters> of(BlockNode node) {
    String[] counted = node.attribute("stat").orElse("").split("\\s+", -1);
    String[] flying = node.attribute("inflight").orElse("").split("\\s+", -1);
    if (counted.length < FIELDS_WITH_DISCARDS || flying.length != 2) {
      return Optional.empty();
    }
    return Optional.of(
        new WriteCounters(
            field(counted, 1), field(counted, 7), field(counted, 14), field(flying, 2)));
  }

  private static long field(String[] fields, int number) {
    return Long.parseLong(fields[number - 1]);
  }

  /** Whether the driver counts at all. */
  public boolean isCounting() {
    return (reads | sectors | discardSectors) != 0;
  }

  /** Whether both have counted the same writes. */
  public boolean isSameWriting(WriteCounters other) {
    return sectors == other.sectors
        && discardSectors == other.discardSectors
        && inFlight == other.inFlight;
  }

  /** What remains without a part that is counted in both. */
  public WriteCounters without(WriteCounters part) {
    return new WriteCounters(
        reads - part.reads,
        sectors - part.sectors,
        discardSectors - part.discardSectors,
        inFlight - part.inFlight);
  }

  /** The writes as a short text: sectors written, sectors discarded. */
  public String text() {
    return sectors + "/" + discardSectors;
  }
}
