package fieldkit.blocksync.sync;

import fieldkit.blocksync.device.Storage;
import fieldkit.blocksync.region.Geometry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Reads what can be read, and knows what to do about the rest. Safe for several threads. */
final class BadPages {
  private final ReadErrors policy;
  private final Listener listener;

  /** Hears of bytes that could not be read. */
  interface Listener {
    /** That many bytes from there on. */
    void unreadable(long position, int length);
  }

  BadPages(ReadErrors policy, Listener listener) {
    this.policy = policy;
    this.listener = listener;
  }

  /** Everything must be readable. */
  static BadPages refused() {
    return new BadPages(ReadErrors.ABORT, (_, _) -> {});
  }

  /**
   * Fills a buffer from a position.
   *
   * @return the pages that are not to be believed, or null: all of it is what the device holds, or
   *     what the policy wants instead
   */
  @Nullable BitSet read(Storage storage, ByteBuffer data, long position) throws IOException {
    int start = data.position();
    try {
      storage.read(data, position);
      return null;
    } catch (IOException e) {
      if (policy == ReadErrors.ABORT) {
        throw e;
      }
      BitSet bad = readPages(storage, data.position(start), position);
      return policy == ReadErrors.KEEP ? bad : null;
    }
  }

  private BitSet readPages(Storage storage, ByteBuffer data, long position) {
    BitSet bad = new BitSet();
    for (int at = 0; at < data.limit(); at += Geometry.PAGE) {
      int length = Math.min(Geometry.PAGE, data.limit() - at);
      try {
        storage.read(data.slice(at, length), position + at);
      } catch (IOException unreadable) {
        bad.set(at / Geometry.PAGE);
        data.put(at, new byte[length]);
        listener.unreadable(position + at, length);
      }
    }
    return bad;
  }
}
