package fieldkit.dupes.act;

import fieldkit.common.io.OpenFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32C;

/** Compares two open files byte by byte, to the end. One thread. */
final class PairComparison {
  private static final int BLOCK = 1 << 18;

  private final ByteBuffer one = ByteBuffer.allocateDirect(BLOCK);
  private final ByteBuffer other = ByteBuffer.allocateDirect(BLOCK);

  /**
   * Compares files of {@code size} bytes.
   *
   * @param stop whether to give up
   * @return the CRC-32C of their content
   * @throws RefusedException if they differ, or one is shorter
   */
  long compare(OpenFile victim, OpenFile kept, long size, BooleanSupplier stop) throws IOException {
    CRC32C checksum = new CRC32C();
    long position = 0;
    while (position < size) {
      if (stop.getAsBoolean()) {
        throw new RefusedException("interrupted");
      }
      int length = (int) Math.min(BLOCK, size - position);
      fill(victim, one, position, length);
      fill(kept, other, position, length);
      if (one.mismatch(other) >= 0) {
        throw new RefusedException("is not equal to the file that would be kept");
      }
      checksum.update(one);
      position += length;
    }
    return checksum.getValue();
  }

  private static void fill(OpenFile file, ByteBuffer block, long position, int length)
      throws IOException {
    block.clear().limit(length);
    while (block.hasRemaining()) {
      if (file.read(block, position + block.position()) == 0) {
        throw new RefusedException("became shorter");
      }
    }
    ByteBuffer _ = block.flip();
  }
}
