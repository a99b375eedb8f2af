package fieldkit.blocksync.protocol;

import fieldkit.blocksync.digest.Digest;
import fieldkit.blocksync.protocol.Message.PageRun;
import fieldkit.blocksync.region.Geometry;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What comes before the data in a frame that carries some.
 *
 * @param region which region
 * @param length bytes of the data once they are whole
 * @param coding how they are coded
 * @param digest for pages: what the region is to have afterwards
 * @param sealed for pages: whether that counts
 * @param runs for pages: which; empty for a whole region
 */
record DataHead(
    long region, int length, int coding, Digest digest, boolean sealed, List<PageRun> runs) {
  /** Bytes of a whole region's head, and the least of one of pages. */
  static final int REGION_BYTES = 16;

  static final int PAGES_LEAST_BYTES = 32;

  private static final int ALIGNMENT = 16;
  private static final Digest NO_DIGEST = new Digest(0, 0);

  static DataHead of(Message.RegionData message, int coding) {
    return new DataHead(message.region(), message.length(), coding, NO_DIGEST, false, List.of());
  }

  static DataHead of(Message.Pages message, int coding) {
    return new DataHead(
        message.region(),
        message.length(),
        coding,
        message.digest(),
        message.sealed(),
        message.runs());
  }

  /** The same for data coded in another way. */
  DataHead coded(int otherwise) {
    return new DataHead(region, length, otherwise, digest, sealed, runs);
  }

  /** Its bytes on the wire. */
  int bytes() {
    return runs.isEmpty() ? REGION_BYTES : bytesOfPages(runs.size());
  }

  private static int bytesOfPages(int runs) {
    return (PAGES_LEAST_BYTES + runs * 4 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  void writeTo(ByteBuffer out) {
    out.putLong(region);
    if (!runs.isEmpty()) {
      digest.writeTo(out);
    }
    out.putInt(length).put((byte) coding);
    if (runs.isEmpty()) {
      out.put((byte) 0).putShort((short) 0);
      return;
    }
    out.put((byte) (sealed ? 1 : 0)).putShort((short) runs.size());
    int end = out.position() - PAGES_LEAST_BYTES + bytes();
    for (PageRun run : runs) {
      out.putShort((short) run.first()).putShort((short) run.count());
    }
    while (out.position() < end) {
      out.put((byte) 0);
    }
  }

  /** How long the head is whose first bytes are these, REGION_BYTES or PAGES_LEAST_BYTES. */
  static int bytesFrom(FrameType type, ByteBuffer first) {
    return type == FrameType.REGION
        ? REGION_BYTES
        : bytesOfPages(Short.toUnsignedInt(first.getShort(PAGES_LEAST_BYTES - Short.BYTES)));
  }

  /** Reads a head and checks that it makes sense for regions of at most that size. */
  static DataHead read(FrameType type, ByteBuffer in, int regionSize) throws ProtocolException {
    long region = in.getLong();
    Digest digest = type == FrameType.PAGES ? Digest.readFrom(in) : NO_DIGEST;
    int length = in.getInt();
    int coding = in.get();
    boolean sealed = in.get() != 0;
    int count = Short.toUnsignedInt(in.getShort());
    if (region < 0 || length <= 0 || length > regionSize) {
      throw new ProtocolException("data of no region");
    }
    List<PageRun> runs = type == FrameType.PAGES ? runs(in, count, length) : List.of();
    return new DataHead(region, length, coding, digest, sealed, runs);
  }

  private static List<PageRun> runs(ByteBuffer in, int count, int length) throws ProtocolException {
    List<PageRun> runs = new ArrayList<>(count);
    int next = 0;
    int pages = 0;
    for (int i = 0; i < count; i++) {
      int first = Short.toUnsignedInt(in.getShort());
      int many = Short.toUnsignedInt(in.getShort());
      if (first < next || many == 0) {
        throw new ProtocolException("pages out of order");
      }
      runs.add(new PageRun(first, many));
      next = first + many;
      pages += many;
    }
    if (count == 0 || pages != Geometry.pagesOf(length)) {
      throw new ProtocolException("not as many pages as it says");
    }
    return runs;
  }
}
