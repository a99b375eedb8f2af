package fieldkit.blocksync.state.changes;

import fieldkit.blocksync.region.Geometry;
import fieldkit.blocksync.region.RegionRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Ranges of bytes in ascending order that neither overlap nor touch. Immutable. */
public final class ByteRanges {
  /** Not a byte. */
  public static final ByteRanges NONE = new ByteRanges(List.of());

  private final List<ByteRange> ranges;

  private ByteRanges(List<ByteRange> ranges) {
    this.ranges = ranges;
  }

  /** What any of these covers, in whatever order they are. */
  public static ByteRanges of(List<ByteRange> some) {
    List<ByteRange> sorted = new ArrayList<>(some);
    sorted.sort(Comparator.comparingLong(ByteRange::from));
    List<ByteRange> joined = new ArrayList<>();
    for (ByteRange next : sorted) {
      ByteRange last = joined.isEmpty() ? null : joined.getLast();
      if (last != null && next.from() <= last.to()) {
        ByteRange _ = joined.removeLast();
        joined.add(new ByteRange(last.from(), Math.max(last.to(), next.to())));
      } else {
        joined.add(next);
      }
    }
    return new ByteRanges(List.copyOf(joined));
  }

  /** The ranges. */
  public List<ByteRange> list() {
    return ranges;
  }

  /** Behind the last byte; 0 if there is none. */
  public long end() {
    return ranges.isEmpty() ? 0 : ranges.getLast().to();
  }

  /** How many bytes. */
  public long bytes() {
    return ranges.stream().mapToLong(range -> range.to() - range.from()).sum();
  }

  /** The regions that hold any of the bytes, those behind the device's end left out. */
  public List<RegionRange> regions(Geometry geometry) {
    List<RegionRange> regions = new ArrayList<>();
    for (ByteRange range : ranges) {
      if (range.from() >= geometry.size()) {
        break;
      }
      long from = range.from() / geometry.regionSize();
      long to = Math.ceilDiv(Math.min(range.to(), geometry.size()), geometry.regionSize());
      RegionRange last = regions.isEmpty() ? null : regions.getLast();
      if (last != null && from <= last.to()) {
        from = last.from();
        RegionRange _ = regions.removeLast();
      }
      regions.add(new RegionRange(from, to));
    }
    return regions;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ByteRanges that && ranges.equals(that.ranges);
  }

  @Override
  public int hashCode() {
    return ranges.hashCode();
  }

  @Override
  public String toString() {
    return ranges.toString();
  }
}
