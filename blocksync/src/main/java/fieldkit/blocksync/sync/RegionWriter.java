package fieldkit.blocksync.sync;

import fieldkit.blocksync.device.Storage;
import fieldkit.blocksync.digest.Digest;
import fieldkit.blocksync.digest.RegionHasher;
import fieldkit.blocksync.protocol.Message;
import fieldkit.blocksync.protocol.Message.PageRun;
import fieldkit.blocksync.region.Geometry;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Writes a region or pages of it; long stretches of zeros become holes. One thread each. */
final class RegionWriter {
  private static final int HOLE = 1 << 16; // what is worth a hole, bytes

  private final Storage storage;
  private final Geometry geometry;
  private final TargetSettings settings;
  private final Tally tally;
  private final ByteBuffer zeros = ByteBuffer.allocateDirect(HOLE);

  RegionWriter(Storage storage, Geometry geometry, TargetSettings settings, Tally tally) {
    this.storage = storage;
    this.geometry = geometry;
    this.settings = settings;
    this.tally = tally;
  }

  /** Writes a whole region. */
  void write(Message.RegionData message) throws IOException {
    write(message.buffer().data(message.length()), geometry.position(message.region()));
  }

  /** Writes pages of a region. */
  void write(Message.Pages message) throws IOException {
    ByteBuffer data = message.buffer().data(message.length());
    long begin = geometry.position(message.region());
    int length = geometry.length(message.region());
    int at = 0;
    for (PageRun run : message.runs()) {
      int first = run.first() * Geometry.PAGE;
      int count = Math.min(run.count() * Geometry.PAGE, length - first);
      write(data.slice(at, count), begin + first);
      at += count;
    }
  }

  /** Makes bytes zeros. */
  void zero(long position, long length) throws IOException {
    keepOld(position, length);
    long begin = System.nanoTime();
    boolean given = storage.zero(position, length);
    long nanos = System.nanoTime() - begin;
    if (given) {
      tally.punched(length, nanos);
    } else {
      tally.wrote(length, nanos);
    }
  }

  private void write(ByteBuffer data, long position) throws IOException {
    int end = data.limit();
    int from = 0; // what is before is written
    for (int at = 0; at < end; ) {
      int hole = zerosFrom(data, at);
      if (hole > 0) {
        put(data, from, at, position);
        zero(position + at, hole);
        at += hole;
        from = at;
      } else {
        at += HOLE;
      }
    }
    put(data, from, end, position);
  }

  /** How many zeros begin there, in whole pieces of a hole; 0 if not even one. */
  private int zerosFrom(ByteBuffer data, int at) {
    int end = at;
    while (end + HOLE <= data.limit() && data.slice(end, HOLE).equals(zeros.clear())) {
      end += HOLE;
    }
    return end - at;
  }

  private void put(ByteBuffer data, int from, int to, long position) throws IOException {
    if (to > from) {
      keepOld(position + from, to - from);
      long begin = System.nanoTime();
      storage.write(data.slice(from, to - from), position + from);
      tally.wrote(to - from, System.nanoTime() - begin);
    }
  }

  private void keepOld(long position, long length) throws IOException {
    OldData keeper = settings.oldData();
    if (keeper != null) {
      keeper.keep(position, length);
    }
  }

  /** What a region's digest will be once these pages are written, given those it has now. */
  static Digest outcome(
      Message.Pages message, long[] before, int regionLength, RegionHasher hasher) {
    long[] after = before.clone();
    ByteBuffer data = message.buffer().data(message.length());
    int at = 0;
    for (PageRun run : message.runs()) {
      for (int page = run.first(); page < run.first() + run.count(); page++) {
        int count = Math.min(Geometry.PAGE, regionLength - page * Geometry.PAGE);
        hasher.hashPage(data.slice(at, count), after, page);
        at += count;
      }
    }
    return hasher.combine(after, Geometry.pagesOf(regionLength));
  }
}
