package fieldkit.blocksync.state;

import fieldkit.blocksync.region.Geometry;
import fieldkit.common.io.RawText;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** Takes the records out of batches, believing nothing that cannot be. One thread. */
final class RecordReader {
  private final Records sink;
  private int regions = -1;

  RecordReader(Records sink) {
    this.sink = sink;
  }

  /** Says every record of a batch. */
  void read(ByteBuffer batch) throws DamagedException {
    try {
      while (batch.hasRemaining()) {
        record(batch);
      }
    } catch (BufferUnderflowException e) {
      throw new DamagedException("a record is cut short");
    }
  }

  private void record(ByteBuffer batch) throws DamagedException {
    byte type = batch.get();
    if ((type == StateFormat.PAIR) != (regions < 0)) {
      throw new DamagedException("it does not begin with a pair of devices");
    }
    switch (type) {
      case StateFormat.PAIR -> pair(batch);
      case StateFormat.SESSION -> session(batch);
      case StateFormat.ENDED -> sink.ended(text(batch));
      case StateFormat.DIGESTS -> digests(batch);
      case StateFormat.KNOW -> know(batch);
      case StateFormat.SNAPSHOT -> sink.snapshotEnds();
      default -> throw new DamagedException("there is no record of type " + type);
    }
  }

  private void pair(ByteBuffer batch) throws DamagedException {
    PairIdentity identity = new PairIdentity(text(batch), text(batch));
    Geometry geometry = geometry(batch.getLong(), batch.getInt());
    String suite = text(batch);
    byte[] key = new byte[StateFormat.KEY_BYTES];
    ByteBuffer _ = batch.get(key);
    regions = (int) geometry.regions();
    sink.pair(new PairFacts(identity, geometry, suite), key);
  }

  private static Geometry geometry(long size, int regionSize) throws DamagedException {
    try {
      Geometry geometry = new Geometry(size, regionSize);
      if (geometry.regions() <= RegionDigests.MOST) {
        return geometry;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new DamagedException("there is no such device");
  }

  private void session(ByteBuffer batch) {
    String id = text(batch);
    String boot = text(batch);
    String sourceMark = text(batch);
    String trackerMark = text(batch);
    String targetMark = text(batch);
    boolean ended = batch.get() == 1;
    sink.session(new LastSession(id, boot, sourceMark, trackerMark, targetMark, ended));
  }

  private void digests(ByteBuffer batch) throws DamagedException {
    Side side = side(batch.get());
    int first = batch.getInt();
    int count = batch.getInt();
    if (first < 0 || count < 0 || count > regions - first) {
      throw new DamagedException("there is no such region");
    }
    for (int i = 0; i < count; i++) {
      sink.digest(side, first + i, batch.getLong(), batch.getLong());
    }
  }

  private void know(ByteBuffer batch) throws DamagedException {
    Side side = side(batch.get());
    boolean known = batch.get() == 1;
    int from = batch.getInt();
    int to = batch.getInt();
    if (from < 0 || to < from || to > regions) {
      throw new DamagedException("there is no such region");
    }
    sink.know(side, from, to, known);
  }

  private static Side side(byte code) throws DamagedException {
    for (Side side : Side.values()) {
      if (side.code() == code) {
        return side;
      }
    }
    throw new DamagedException("there is no such side");
  }

  private static String text(ByteBuffer batch) {
    byte[] encoded = new byte[Short.toUnsignedInt(batch.getShort())];
    ByteBuffer _ = batch.get(encoded);
    return RawText.decode(encoded);
  }
}
