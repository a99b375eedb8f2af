package fieldkit.blocksync;

import fieldkit.blocksync.state.changes.ByteRange;
import fieldkit.blocksync.sync.Differences;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The ranges in which two devices differ, in order, neighbours joined. One thread. */
final class DifferenceList implements Differences {
  private final TreeMap<Long, Long> ends = new TreeMap<>();

  @Override
  public void differs(long position, long length) {
    long from = position;
    long to = position + length;
    Map.Entry<Long, Long> before = ends.floorEntry(from);
    if (before != null && before.getValue() == from) {
      from = before.getKey();
    }
    Long after = ends.remove(to);
    if (after != null) {
      to = after;
    }
    ends.put(from, to);
  }

  boolean isEmpty() {
    return ends.isEmpty();
  }

  List<ByteRange> list() {
    List<ByteRange> ranges = new ArrayList<>();
    ends.forEach((from, to) -> ranges.add(new ByteRange(from, to)));
    return ranges;
  }
}
