package fieldkit.blocksync.device;

import fieldkit.common.io.BlockFile;
import fieldkit.common.io.FileFault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Reads pieces in full, past the page cache as far as whole sectors go. */
final class PieceReader {
  private final Lanes lanes;
  private final Bounces bounces;

  PieceReader(Lanes lanes, Bounces bounces) {
    this.lanes = lanes;
    this.bounces = bounces;
  }

  void read(ByteBuffer target, long position) throws IOException {
    if (isFit(target)) {
      fill(target, position);
      return;
    }
    ByteBuffer bounce = bounces.take();
    try {
      long at = position;
      while (target.hasRemaining()) {
        bounce.clear().limit(Math.min(bounce.capacity(), target.remaining()));
        fill(bounce, at);
        at += bounce.flip().remaining();
        target.put(bounce);
      }
    } finally {
      bounces.giveBack(bounce);
    }
  }

  /** Whether it can be read into, and the last sector too has room. */
  private static boolean isFit(ByteBuffer target) {
    int room = target.capacity() - target.position();
    return !target.isReadOnly()
        && Bounces.isAligned(target)
        && room >= Math.ceilDiv(target.remaining(), Storage.UNIT) * Storage.UNIT;
  }

  private void fill(ByteBuffer target, long position) throws IOException {
    int begin = target.position();
    while (target.hasRemaining()) {
      long at = position + (target.position() - begin);
      if (readSome(target, at) == 0) {
        throw new StorageFault(
            FileFault.Reason.OTHER, "It ends here, and was longer when it was opened", at);
      }
    }
  }

  private int readSome(ByteBuffer target, long at) throws IOException {
    Optional<BlockFile> direct = lanes.direct();
    try {
      return direct.isPresent() && at % lanes.sector() == 0
          ? readSectors(direct.get(), target, at)
          : readCached(target, at);
    } catch (FileFault fault) {
      if (lanes.giveUpDirect(fault)) {
        return readSome(target, at);
      }
      throw new StorageFault(fault, at);
    }
  }

  /**
   * Reads whole sectors: those of a file may reach beyond its end, which only shortens the read.
   */
  private int readSectors(BlockFile direct, ByteBuffer target, long at) throws IOException {
    int limit = target.limit();
    int begin = target.position();
    int sectors = Math.ceilDiv(target.remaining(), lanes.sector()) * lanes.sector();
    try {
      target.limit(begin + sectors);
      int _ = direct.read(target, at);
    } finally {
      int end = Math.min(target.position(), limit);
      target.limit(limit).position(end);
    }
    return target.position() - begin;
  }

  private int readCached(ByteBuffer target, long at) throws IOException {
    int length = target.remaining();
    int read = lanes.main().read(target, at);
    lanes.main().dropFromCache(at, length);
    return read;
  }
}
