package fieldkit.blocksync.device.kernel;

import java.util.Optional;

/**
 * What the kernel has counted of a block device since it came up, Documentation/block/stat.rst (the
 * fields' numbers are in brackets, counted from 1). A write is counted when it is done, on old
 * kernels for some drivers when it begins: whoever relies on it looks at {@code inFlight} too.
 *
 * @param reads reads done [1]; nothing but zeros means that the driver does not count
 * @param writes writes done [5]
 * @param sectors sectors of 512 bytes written [7]
 * @param discards discards done [12]
 * @param discardSectors sectors of 512 bytes discarded [14]
 * @param inFlight writes begun and not done, the second number beside {@code stat},
 *     Documentation/ABI/stable
 */
public record WriteCounters(
    long reads, long writes, long sectors, long discards, long discardSectors, long inFlight) {
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
            field(counted, 1),
            field(counted, 5),
            field(counted, 7),
            field(counted, 12),
            field(counted, 14),
            field(flying, 2)));
  }

  private static long field(String[] fields, int number) {
    return Long.parseLong(fields[number - 1]);
  }

  /** Whether the driver counts at all. */
  public boolean isCounting() {
    return (reads | writes | discards) != 0;
  }

  /** Whether both have counted the same writes. */
  public boolean isSameWriting(WriteCounters other) {
    return writes == other.writes
        && sectors == other.sectors
        && discards == other.discards
        && discardSectors == other.discardSectors
        && inFlight == other.inFlight;
  }

  /** What remains without a part that is counted in both. */
  public WriteCounters without(WriteCounters part) {
    return new WriteCounters(
        reads - part.reads,
        writes - part.writes,
        sectors - part.sectors,
        discards - part.discards,
        discardSectors - part.discardSectors,
        inFlight - part.inFlight);
  }

  /** The writes as a short text: writes, sectors, discards, discarded sectors. */
  public String text() {
    return "%d/%d/%d/%d".formatted(writes, sectors, discards, discardSectors);
  }
}
