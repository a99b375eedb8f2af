package fieldkit.blocksync.protocol;

import fieldkit.blocksync.digest.FrameCheck;
import fieldkit.blocksync.region.BufferPool;
import fieldkit.blocksync.region.RegionBuffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Writes messages as frames. One thread at a time. */
final class FrameWriter {
  static final int HEADER_BYTES = 8;
  static final int CHECK_BYTES = 8;

  private final ByteLink link;
  private FrameCheck check;
  private DataCoding coding = DataCoding.none();
  private @Nullable RegionBuffer coded;
  private long sequence;
  private long idleSince; // when the last frame with data was written; 0 before the first
  private final LongAdder bytes = new LongAdder();

  FrameWriter(ByteLink link, FrameCheck check) {
    this.link = link;
    this.check = check;
  }

  /** From now on frames are checked in another way and numbered from 0 again. */
  void use(FrameCheck check) {
    this.check = check;
    sequence = 0;
  }

  /** From now on data are coded, in a buffer taken from the pool for good. */
  void use(DataCoding coding, BufferPool scratch) throws InterruptedException {
    this.coding = coding;
    this.coded = scratch.take();
  }

  /** Bytes written so far. */
  long bytes() {
    return bytes.sum();
  }

  /** Writes one message and closes it. */
  void write(Message message) throws IOException {
    try (message) {
      switch (message) {
        case Message.RegionData data ->
            writeData(FrameType.REGION, DataHead.of(data, DataCoding.PLAIN), data.buffer());
        case Message.Pages pages ->
            writeData(FrameType.PAGES, DataHead.of(pages, DataCoding.PLAIN), pages.buffer());
        default -> writeSmall(message);
      }
    }
  }

  private void writeSmall(Message message) throws IOException {
    byte[] payload = PayloadCodec.encode(message);
    ByteBuffer frame = ByteBuffer.allocate(HEADER_BYTES + payload.length + CHECK_BYTES);
    frame.position(HEADER_BYTES).put(payload);
    finish(PayloadCodec.typeOf(message), frame);
  }

  private void writeData(FrameType type, DataHead head, RegionBuffer buffer) throws IOException {
    long begin = System.nanoTime();
    RegionBuffer target = coded;
    int smaller =
        target == null
            ? 0
            : coding.shrink(buffer.data(head.length()), target.data(target.capacity()));
    long shrunk = System.nanoTime();
    if (target == null || smaller == 0) {
      writeData(type, head, buffer, head.length());
    } else {
      writeData(type, head.coded(DataCoding.ZSTD), target, smaller);
    }
    long end = System.nanoTime();
    int wire = smaller == 0 ? head.length() : smaller;
    long waited = idleSince == 0 ? 0 : begin - idleSince;
    coding.sent(new SendCost(head.length(), wire, waited, shrunk - begin, end - shrunk));
    idleSince = end;
  }

  private void writeData(FrameType type, DataHead head, RegionBuffer buffer, int length)
      throws IOException {
    int before = HEADER_BYTES + head.bytes();
    ByteBuffer frame = buffer.around(before, length + CHECK_BYTES);
    head.writeTo(frame.position(HEADER_BYTES));
    finish(type, frame.position(before + length));
  }

  /** Header and check around a payload that stands from HEADER_BYTES to the position. */
  private void finish(FrameType type, ByteBuffer frame) throws IOException {
    int end = frame.position();
    int length = end - HEADER_BYTES;
    int first = type.number() << 24;
    frame.putInt(0, first).putInt(4, length);
    frame.putLong(end, check.of(sequence++, first, length, frame.slice(HEADER_BYTES, length)));
    frame.position(0).limit(end + CHECK_BYTES);
    bytes.add(end + CHECK_BYTES);
    link.write(frame);
  }
}
