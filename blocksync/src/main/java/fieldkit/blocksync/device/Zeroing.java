package fieldkit.blocksync.device;

import fieldkit.common.io.FileFault;
import java.io.IOException;

/**
 * Makes ranges read as zeros in the best way there is, and remembers which ways there are not.
 * Never by a discard, after which a device may return anything.
 */
final class Zeroing {
  /** The most the kernel is asked for at once: it cannot be interrupted meanwhile. */
  private static final long MOST = 1L << 30;

  private final Lanes lanes;
  private final PieceWriter writer;
  private volatile Way way = Way.PUNCH;

  /** The ways, best first. */
  private enum Way {
    PUNCH,
    ZERO_RANGE,
    ZERO_OUT,
    WRITE;

    Way next() {
      return switch (this) {
        case PUNCH -> ZERO_RANGE;
        case ZERO_RANGE -> ZERO_OUT;
        case ZERO_OUT, WRITE -> WRITE;
      };
    }
  }

  Zeroing(Lanes lanes, PieceWriter writer) {
    this.lanes = lanes;
    this.writer = writer;
  }

  /** Whether all of it was given back. */
  boolean zero(long position, long length) throws IOException {
    long end = position + length;
    boolean punched = length > 0;
    for (long at = position; at < end; at += MOST) {
      punched &= piece(at, Math.min(MOST, end - at)) == Way.PUNCH;
    }
    return punched;
  }

  private Way piece(long position, long length) throws IOException {
    while (true) {
      Way tried = way;
      try {
        by(tried, position, length);
        return tried;
      } catch (FileFault fault) {
        if (fault.reason() != FileFault.Reason.NOT_SUPPORTED) {
          throw new StorageFault(fault, position);
        }
        way = tried.next();
      }
    }
  }

  private void by(Way chosen, long position, long length) throws IOException {
    switch (chosen) {
      case PUNCH -> lanes.main().punch(position, wholeUnits(length));
      case ZERO_RANGE -> lanes.main().zeroRange(position, wholeUnits(length));
      case ZERO_OUT -> {
        if (!lanes.isDevice()) {
          throw new FileFault(FileFault.Reason.NOT_SUPPORTED);
        }
        lanes.main().zeroOut(position, length);
      }
      case WRITE -> writer.zeros(position, length);
    }
  }

  /** A file's last block is given back only if all of it is asked for; its size stays. */
  private long wholeUnits(long length) {
    return lanes.isDevice() ? length : Math.ceilDiv(length, (long) Storage.UNIT) * Storage.UNIT;
  }
}
