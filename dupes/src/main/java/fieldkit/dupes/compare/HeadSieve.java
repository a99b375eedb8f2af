package fieldkit.dupes.compare;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * Tells files apart by a checksum of their first bytes, so that a spinning disk can be asked for
 * all of them in the order in which they lie. Files whose checksums differ are different; those
 * whose checksums agree have to be compared, first bytes included. One thread.
 */
public final class HeadSieve {
  private final ReadCounters counters;
  private final ByteBuffer buffer;
  private final CRC32C first = new CRC32C();
  private final CRC32 second = new CRC32();

  /**
   * @param policy how many bytes are looked at
   */
  public HeadSieve(ReadPolicy policy, ReadCounters counters) {
    this.counters = counters;
    this.buffer = ByteBuffer.allocateDirect(Math.max(policy.probe(), policy.wholeUpTo()));
  }

  /** The checksum of the first bytes of a file of {@code size} bytes. */
  public long checksum(Candidate candidate, long size) throws IOException {
    try (Content content = candidate.open()) {
      counters.opened();
      buffer.clear().limit((int) Math.min(size, buffer.capacity()));
      Stage stage = Stage.of(Stage.Kind.HEAD, 0, buffer.limit());
      counters.read(stage, content.read(0, buffer));
      first.reset();
      first.update(buffer.flip());
      second.reset();
      second.update(buffer.rewind());
      return first.getValue() << 32 | second.getValue();
    }
  }
}
