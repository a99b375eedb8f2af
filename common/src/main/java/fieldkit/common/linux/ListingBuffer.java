package fieldkit.common.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What getdents64(2) fills, copied to an array at once: reading native memory byte by byte is slow
 * until it is compiled.
 */
final class ListingBuffer {
  static final int SIZE = 32768;

  private final MemorySegment memory = Arena.ofAuto().allocate(SIZE, Long.BYTES);
  private final ByteBuffer view = memory.asByteBuffer();
  private final byte[] bytes = new byte[SIZE];
  private final ByteBuffer records = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());

  long address() {
    return memory.address();
  }

  void load(int length) {
    view.get(0, bytes, 0, length);
  }

  byte[] bytes() {
    return bytes;
  }

  ByteBuffer records() {
    return records;
  }
}
