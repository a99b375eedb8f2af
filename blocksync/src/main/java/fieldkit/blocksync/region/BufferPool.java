package fieldkit.blocksync.region;

import fieldkit.common.io.AlignedBuffers;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.concurrent.Semaphore;

/**
 * A fixed number of region buffers: who wants one waits until there is one, which is what holds a
 * fast reader back. Safe for several threads.
 */
public final class BufferPool {
  private static final long BUDGET = 64L << 20;
  private static final int FEWEST = 6;
  private static final int MOST = 64;

  private final int regionSize;
  private final Semaphore free;
  private final AlignedBuffers memory;
  private final ArrayDeque<RegionBuffer> idle = new ArrayDeque<>();

  /**
   * @param regionSize bytes of a region
   * @param count how many buffers there are at most; made when first needed
   */
  public BufferPool(int regionSize, int count) {
    this.regionSize = regionSize;
    this.free = new Semaphore(count);
    this.memory = new AlignedBuffers((long) count * bytesEach(regionSize));
  }

  /** How many buffers hold about 64 MiB: enough to hide a round trip, never much memory. */
  public static int usualCount(int regionSize) {
    return Math.clamp(BUDGET / regionSize, FEWEST, MOST);
  }

  private static int bytesEach(int regionSize) {
    return RegionBuffer.ROOM_BEFORE + regionSize + RegionBuffer.ROOM_BEHIND;
  }

  /** The bytes of a region. */
  public int regionSize() {
    return regionSize;
  }

  /** A buffer; waits for one. What is in it is nobody's. */
  public RegionBuffer take() throws InterruptedException {
    free.acquire();
    synchronized (this) {
      RegionBuffer buffer = idle.poll();
      return buffer == null ? make() : buffer;
    }
  }

  private RegionBuffer make() {
    ByteBuffer whole = memory.take(bytesEach(regionSize));
    return new RegionBuffer(this, whole, regionSize);
  }

  void giveBack(RegionBuffer buffer) {
    synchronized (this) {
      idle.push(buffer);
    }
    free.release();
  }
}
