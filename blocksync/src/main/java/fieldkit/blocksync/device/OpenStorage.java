package fieldkit.blocksync.device;

import fieldkit.blocksync.device.kernel.Mount;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FoundFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;

/** A device or file that is open. */
final class OpenStorage implements Storage {
  private final FoundFile found;
  private final Lanes lanes;
  private final long size;
  private final FactFinder facts;
  private final Optional<CreatedFile> created;
  private final OptionalLong before;
  private final boolean holesKnown;
  private final Bounces bounces = new Bounces();
  private final PieceReader reader;
  private final PieceWriter writer;
  private final Zeroing zeroing;
  private final TailWriter tails;
  private volatile boolean touched;

  /**
   * @param found what is open, which this closes
   * @param created the file's name, if it was made for this
   * @param before its length, if it was lengthened for this
   */
  OpenStorage(
      FoundFile found,
      Lanes lanes,
      long size,
      FactFinder facts,
      Optional<CreatedFile> created,
      Optional<Mount> mount,
      OptionalLong before) {
    this.found = found;
    this.lanes = lanes;
    this.size = size;
    this.facts = facts;
    this.created = created;
    this.before = before;
    // OpenZFS before 2.2.2 took changed data that was not written yet for a hole (its issue 15526)
    this.holesKnown = !lanes.isDevice() && mount.filter(on -> on.type().equals("zfs")).isEmpty();
    this.reader = new PieceReader(lanes, bounces);
    this.writer = new PieceWriter(lanes, bounces);
    this.zeroing = new Zeroing(lanes, writer);
    this.tails = new TailWriter(size, bounces, reader, writer);
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void read(ByteBuffer target, long position) throws IOException {
    checkRange(position, target.remaining());
    reader.read(target, position);
  }

  @Override
  public void write(ByteBuffer source, long position) throws IOException {
    checkRange(position, source.remaining());
    touched = true;
    int limit = source.limit();
    int whole = (int) wholeOf(position, source.remaining());
    writer.write(source.limit(source.position() + whole), position);
    source.limit(limit);
    if (source.hasRemaining()) {
      tails.write(source, position + whole);
    }
  }

  @Override
  public boolean zero(long position, long length) throws IOException {
    checkRange(position, length);
    touched = true;
    long whole = wholeOf(position, length);
    boolean punched = zeroing.zero(position, whole);
    if (whole < length) {
      tails.write(ByteBuffer.allocate((int) (length - whole)), position + whole);
    }
    return punched;
  }

  /** How much of it can be written without looking at what is behind it. */
  private long wholeOf(long position, long length) {
    return position + length == size ? length : length - length % UNIT;
  }

  private void checkRange(long position, long length) {
    if (position < 0 || position % UNIT != 0 || length < 0 || length > size - position) {
      throw new IllegalArgumentException("%d bytes at %d of %d".formatted(length, position, size));
    }
  }

  @Override
  public long nextData(long position) throws IOException {
    if (!holesKnown || position >= size) {
      return Math.min(position, size);
    }
    long data = lanes.main().nextData(position);
    return data >= size ? size : Math.max(position, data - data % UNIT);
  }

  @Override
  public long nextHole(long position) throws IOException {
    if (!holesKnown || position >= size) {
      return size;
    }
    long hole = lanes.main().nextHole(position);
    return Math.min(size, Math.ceilDiv(hole, (long) UNIT) * UNIT);
  }

  @Override
  public void forceData() throws IOException {
    lanes.main().forceContent();
    lanes.dropWritten();
  }

  @Override
  public void force() throws IOException {
    touched = true;
    lanes.main().force();
    lanes.dropWritten();
    if (created.isPresent()) {
      created.get().forceName();
    }
  }

  @Override
  public StorageFacts facts() throws IOException {
    return facts.find(found, size, this::head);
  }

  /** The first bytes, as far as there are so many. */
  private byte[] head(int length) throws IOException {
    ByteBuffer head = bounces.take();
    try {
      head.limit((int) Math.min(Math.min(length, head.capacity()), size));
      reader.read(head, 0);
      byte[] bytes = new byte[head.flip().remaining()];
      head.get(bytes);
      return bytes;
    } finally {
      bounces.giveBack(head);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      if (before.isPresent() && !touched) {
        lanes.main().setLength(before.getAsLong());
      }
    } finally {
      release();
    }
  }

  private void release() throws IOException {
    lanes.close();
    found.close();
    if (created.isPresent() && !touched) {
      try {
        created.get().remove();
      } catch (FileFault fault) {
        throw new FileFault(
            fault.reason(), "The empty file that was made remains: " + fault.getMessage());
      }
    }
  }
}
