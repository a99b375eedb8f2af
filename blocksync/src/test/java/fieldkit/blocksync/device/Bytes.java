package fieldkit.blocksync.device;

import fieldkit.common.io.AlignedBuffers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/** Content of tests. */
final class Bytes {
  private Bytes() {}

  static byte[] random(long seed, int length) {
    byte[] bytes = new byte[length];
    new SplittableRandom(seed).nextBytes(bytes);
    return bytes;
  }

  /** A piece of a storage, read into memory that suits direct I/O. */
  static byte[] read(Storage storage, long position, int length) throws IOException {
    int room = Math.ceilDiv(length, Storage.UNIT) * Storage.UNIT;
    ByteBuffer buffer = new AlignedBuffers(room).take(room).limit(length);
    storage.read(buffer, position);
    byte[] bytes = new byte[length];
    buffer.flip().get(bytes);
    return bytes;
  }

  static byte[] readAll(Storage storage) throws IOException {
    return read(storage, 0, Math.toIntExact(storage.size()));
  }
}
