package fieldkit.blocksync.device;

import fieldkit.common.io.BlockFile;
import fieldkit.common.io.FileFault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Writes pieces in full, past the page cache as far as whole sectors go. */
final class PieceWriter {
  private final Lanes lanes;
  private final Bounces bounces;

  PieceWriter(Lanes lanes, Bounces bounces) {
    this.lanes = lanes;
    this.bounces = bounces;
  }

  void write(ByteBuffer source, long position) throws IOException {
    if (Bounces.isAligned(source)) {
      drain(source, position);
      return;
    }
    ByteBuffer bounce = bounces.take();
    try {
      copy(source, position, bounce);
    } finally {
      bounces.giveBack(bounce);
    }
  }

  private void copy(ByteBuffer source, long position, ByteBuffer bounce) throws IOException {
    int limit = source.limit();
    long at = position;
    while (source.position() < limit) {
      int length = Math.min(bounce.capacity(), limit - source.position());
      source.limit(source.position() + length);
      bounce.clear().put(source).flip();
      source.limit(limit);
      drain(bounce, at);
      at += length;
    }
  }

  /** Writes zeros over a range. */
  void zeros(long position, long length) throws IOException {
    ByteBuffer zeros = bounces.take();
    try {
      while (zeros.hasRemaining()) {
        zeros.putLong(0);
      }
      long done = 0;
      while (done < length) {
        zeros.clear().limit((int) Math.min(zeros.capacity(), length - done));
        int piece = zeros.remaining();
        drain(zeros, position + done);
        done += piece;
      }
    } finally {
      bounces.giveBack(zeros);
    }
  }

  private void drain(ByteBuffer source, long position) throws IOException {
    int begin = source.position();
    while (source.hasRemaining()) {
      long at = position + (source.position() - begin);
      if (writeSome(source, at) == 0) {
        throw new StorageFault(FileFault.Reason.INPUT_OUTPUT, "Nothing could be written", at);
      }
    }
  }

  private int writeSome(ByteBuffer source, long at) throws IOException {
    int whole = source.remaining() - source.remaining() % lanes.sector();
    Optional<BlockFile> direct = lanes.direct();
    try {
      return direct.isPresent() && whole > 0 && at % lanes.sector() == 0
          ? writeSectors(direct.get(), source, at, whole)
          : writeCached(source, at);
    } catch (FileFault fault) {
      if (lanes.giveUpDirect(fault)) {
        return writeSome(source, at);
      }
      throw new StorageFault(fault, at);
    }
  }

  private static int writeSectors(BlockFile direct, ByteBuffer source, long at, int length)
      throws IOException {
    int limit = source.limit();
    source.limit(source.position() + length);
    try {
      return direct.write(source, at);
    } finally {
      source.limit(limit);
    }
  }

  private int writeCached(ByteBuffer source, long at) throws IOException {
    lanes.noteCached();
    return lanes.main().write(source, at);
  }
}
