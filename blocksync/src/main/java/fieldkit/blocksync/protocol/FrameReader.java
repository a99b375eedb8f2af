package fieldkit.blocksync.protocol;

import fieldkit.blocksync.digest.FrameCheck;
import fieldkit.blocksync.region.BufferPool;
import fieldkit.blocksync.region.RegionBuffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Reads frames as messages; a frame that is not whole or not right is none. One thread. */
final class FrameReader {
  private static final int SMALL_LIMIT = 1 << 20;

  private final ByteLink link;
  private final ByteBuffer header = ByteBuffer.allocate(FrameWriter.HEADER_BYTES);
  private final ByteBuffer trailer = ByteBuffer.allocate(FrameWriter.CHECK_BYTES);
  private final ByteBuffer firstOfHead = ByteBuffer.allocate(DataHead.PAGES_LEAST_BYTES);
  private FrameCheck check;
  private DataCoding coding = DataCoding.none();
  private @Nullable BufferPool pool;
  private long sequence;
  private final LongAdder bytes = new LongAdder();

  FrameReader(ByteLink link, FrameCheck check) {
    this.link = link;
    this.check = check;
  }

  /** From now on frames are checked in another way and numbered from 0 again. */
  void use(FrameCheck check) {
    this.check = check;
    sequence = 0;
  }

  /** From now on frames may carry data, which are put into buffers of the pool. */
  void accept(BufferPool pool, DataCoding coding) {
    this.pool = pool;
    this.coding = coding;
  }

  /** Bytes read so far. */
  long bytes() {
    return bytes.sum();
  }

  /**
   * Reads up to the line the other end begins with and returns the rest of it.
   *
   * @param limit bytes of noise before it at most
   * @throws LinkLostException with what came instead
   */
  String skipTo(String token, int limit) throws IOException {
    StringBuilder seen = new StringBuilder();
    ByteBuffer one = ByteBuffer.allocate(1);
    while (seen.length() < limit && link.read(one.clear()) > 0) {
      char c = (char) (one.get(0) & 0xFF);
      int at = c == '\n' ? seen.lastIndexOf(token) : -1;
      if (at >= 0) {
        return seen.substring(at + token.length()).strip();
      }
      seen.append(c);
    }
    throw new LinkLostException(noise(seen.toString()));
  }

  private static String noise(String seen) {
    String said = new String(seen.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    return said.isBlank()
        ? "the far end ended without a word"
        : "the far end said something else than expected: " + said.strip();
  }

  /** The next message. */
  Message read() throws IOException, InterruptedException {
    fill(header.clear(), true);
    int first = header.getInt(0);
    int length = header.getInt(4);
    FrameType type = FrameType.of(first >>> 24);
    if ((first & 0xFFFFFF) != 0) {
      throw new ProtocolException("a frame that begins wrong");
    }
    return type.carriesData() ? readData(type, first, length) : readSmall(type, first, length);
  }

  private Message readSmall(FrameType type, int first, int length) throws IOException {
    if (length < 0 || length > SMALL_LIMIT) {
      throw new ProtocolException("a frame of %d bytes".formatted(Integer.toUnsignedLong(length)));
    }
    ByteBuffer payload = ByteBuffer.allocate(length);
    fill(payload, false);
    verify(first, length, payload.flip());
    return PayloadCodec.decode(type, payload);
  }

  private Message readData(FrameType type, int first, int length)
      throws IOException, InterruptedException {
    BufferPool from = pool;
    if (from == null) {
      throw new ProtocolException("data where none are expected");
    }
    int least = type == FrameType.REGION ? DataHead.REGION_BYTES : DataHead.PAGES_LEAST_BYTES;
    if (length < least) {
      throw new ProtocolException("a frame of %d bytes".formatted(length));
    }
    fill(firstOfHead.clear().limit(least), false);
    int head = DataHead.bytesFrom(type, firstOfHead);
    if (head > RegionBuffer.ROOM_BEFORE || length <= head || length - head > from.regionSize()) {
      throw new ProtocolException("a frame of %d bytes".formatted(length));
    }
    RegionBuffer buffer = from.take();
    try {
      return readData(type, first, length, head, buffer);
    } catch (IOException | RuntimeException | Error e) {
      buffer.close();
      throw e;
    }
  }

  private Message readData(FrameType type, int first, int length, int head, RegionBuffer buffer)
      throws IOException, InterruptedException {
    ByteBuffer payload = buffer.around(head, length - head);
    payload.put(firstOfHead.flip());
    fill(payload, false);
    verify(first, length, payload.flip());
    DataHead what = DataHead.read(type, payload, buffer.capacity());
    int coded = length - head;
    if (what.coding() == DataCoding.PLAIN) {
      if (coded != what.length()) {
        throw new ProtocolException("not as many bytes as it says");
      }
      return message(what, buffer);
    }
    return message(what, expand(what, coded, buffer));
  }

  private RegionBuffer expand(DataHead what, int coded, RegionBuffer buffer)
      throws IOException, InterruptedException {
    if (what.coding() != DataCoding.ZSTD || pool == null) {
      throw new ProtocolException("a coding that nobody knows");
    }
    RegionBuffer whole = pool.take();
    try {
      coding.expand(buffer.data(coded), whole.data(what.length()));
    } catch (IOException | RuntimeException | Error e) {
      whole.close();
      throw e;
    }
    buffer.close();
    return whole;
  }

  private static Message message(DataHead what, RegionBuffer buffer) {
    return what.runs().isEmpty()
        ? new Message.RegionData(what.region(), what.length(), buffer)
        : new Message.Pages(
            what.region(), what.digest(), what.sealed(), what.runs(), what.length(), buffer);
  }

  private void verify(int first, int length, ByteBuffer payload) throws IOException {
    fill(trailer.clear(), false);
    if (trailer.getLong(0) != check.of(sequence++, first, length, payload)) {
      throw new ProtocolException("a frame was damaged on its way");
    }
  }

  private void fill(ByteBuffer target, boolean mayBeTheEnd) throws IOException {
    int wanted = target.remaining();
    while (target.hasRemaining()) {
      int count = link.read(target);
      if (count < 0) {
        boolean between = mayBeTheEnd && target.remaining() == wanted;
        throw new LinkLostException(
            between ? "the connection ended" : "the connection ended in the middle of something");
      }
      bytes.add(count);
    }
  }
}
