package fieldkit.blocksync.device;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Writes what ends within a unit, as a smaller source does in a larger target: the rest of that
 * unit is read first and written again.
 */
final class TailWriter {
  private final long size;
  private final Bounces bounces;
  private final PieceReader reader;
  private final PieceWriter writer;

  TailWriter(long size, Bounces bounces, PieceReader reader, PieceWriter writer) {
    this.size = size;
    this.bounces = bounces;
    this.reader = reader;
    this.writer = writer;
  }

  /** Writes less than a unit to its beginning. */
  void write(ByteBuffer tail, long position) throws IOException {
    ByteBuffer unit = bounces.take();
    try {
      unit.clear().limit((int) Math.min(Storage.UNIT, size - position));
      reader.read(unit, position);
      unit.flip();
      unit.put(tail).position(0);
      writer.write(unit, position);
    } finally {
      bounces.giveBack(unit);
    }
  }
}
