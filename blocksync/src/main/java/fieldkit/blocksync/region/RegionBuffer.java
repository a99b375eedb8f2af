package fieldkit.blocksync.region;

import java.nio.ByteBuffer;

/**
 * Memory for one region: its data begin on a page, as direct I/O wants it, and there is room before
 * and behind, so that a frame around them is one piece of memory. One thread at a time; handed on
 * from thread to thread, and given back by {@link #close}.
 */
public final class RegionBuffer implements AutoCloseable {
  /** Bytes before the data. */
  public static final int ROOM_BEFORE = 1 << 14;

  /** Bytes behind the data. */
  public static final int ROOM_BEHIND = 1 << 12;

  private final BufferPool pool;
  private final ByteBuffer whole;
  private final int regionSize;

  RegionBuffer(BufferPool pool, ByteBuffer whole, int regionSize) {
    this.pool = pool;
    this.whole = whole;
    this.regionSize = regionSize;
  }

  /** The most bytes of data it holds. */
  public int capacity() {
    return regionSize;
  }

  /** The first bytes of the region's place, as a buffer of its own. */
  public ByteBuffer data(int length) {
    if (length > regionSize) {
      throw new IllegalArgumentException(length + " bytes in a region of " + regionSize);
    }
    return whole.slice(ROOM_BEFORE, length);
  }

  /** Memory from some bytes before the data to some behind their place. */
  public ByteBuffer around(int before, int length) {
    return whole.slice(ROOM_BEFORE - before, before + length);
  }

  /** Gives the memory back. */
  @Override
  public void close() {
    pool.giveBack(this);
  }
}
