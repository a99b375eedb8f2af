package fieldkit.blocksync.sync;

import fieldkit.blocksync.protocol.Message.PageRun;
import fieldkit.blocksync.region.Geometry;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Which pages of a region differ. Immutable.
 *
 * @param region as the source has it
 * @param pages those that differ and can be read
 */
record PageDifference(ReadRegion region, BitSet pages) {

  /** Compares what the target says of its pages; pages that cannot be read are left out. */
  static PageDifference of(ReadRegion region, IntBuffer target) {
    BitSet differing = new BitSet();
    int count = Geometry.pagesOf(region.length());
    for (int page = 0; page < count; page++) {
      if (region.shortDigest(page) != target.get(page)) {
        differing.set(page);
      }
    }
    if (region.unreadable() != null) {
      differing.andNot(region.unreadable());
    }
    return new PageDifference(region, differing);
  }

  /** Whether so much differs that the whole region goes. */
  boolean isMost() {
    return pages.cardinality() * 4 > Geometry.pagesOf(region.length()) * 3;
  }

  /** The pages in rows. */
  List<PageRun> runs() {
    List<PageRun> runs = new ArrayList<>();
    int from = pages.nextSetBit(0);
    while (from >= 0) {
      int to = pages.nextClearBit(from);
      runs.add(new PageRun(from, to - from));
      from = pages.nextSetBit(to);
    }
    return runs;
  }

  /** Where a row ends in its region, bytes. */
  int end(PageRun run) {
    return Math.min((run.first() + run.count()) * Geometry.PAGE, region.length());
  }

  /** Moves the pages to the front of the region's own memory and returns their bytes. */
  int gather(ByteBuffer data) {
    int at = 0;
    for (PageRun run : runs()) {
      int begin = run.first() * Geometry.PAGE;
      int length = end(run) - begin;
      if (at != begin) {
        data.put(at, data, begin, length);
      }
      at += length;
    }
    return at;
  }
}
