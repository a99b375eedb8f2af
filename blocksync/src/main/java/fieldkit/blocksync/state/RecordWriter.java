package fieldkit.blocksync.state;

import fieldkit.blocksync.digest.Digest;
import fieldkit.common.io.RawText;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Collects records in the form they have in a file. What says the same of neighbouring regions, one
 * after the other, becomes one record. One thread.
 */
final class RecordWriter implements Records {
  private ByteBuffer bytes = ByteBuffer.allocate(StateFormat.FULL_BATCH + 4096);

  // the last record, while it can still grow
  private byte growing;
  private int sides;
  private int known;
  private int next;
  private int lengthAt;

  boolean isEmpty() {
    return bytes.position() == 0;
  }

  /** Whether it is time to write a batch. */
  boolean isFull() {
    return bytes.position() >= StateFormat.FULL_BATCH;
  }

  int length() {
    return bytes.position();
  }

  /** The records from {@code 0} to {@link #length}; valid until the next call. */
  byte[] array() {
    return bytes.array();
  }

  void clear() {
    ByteBuffer _ = bytes.clear();
    growing = 0;
  }

  @Override
  public void pair(PairFacts facts, byte[] key) {
    begin(StateFormat.PAIR);
    text(facts.identity().source());
    text(facts.identity().target());
    room(Long.BYTES + Integer.BYTES)
        .putLong(facts.geometry().size())
        .putInt(facts.geometry().regionSize());
    text(facts.suite());
    ByteBuffer _ = room(key.length).put(key);
  }

  @Override
  public void session(LastSession session) {
    begin(StateFormat.SESSION);
    text(session.id());
    text(session.boot());
    text(session.sourceMark());
    text(session.trackerMark());
    text(session.targetMark());
    ByteBuffer _ = room(1).put((byte) (session.ended() ? 1 : 0));
  }

  @Override
  public void ended(String targetMark) {
    begin(StateFormat.ENDED);
    text(targetMark);
  }

  @Override
  public void digest(Side side, int region, long high, long low) {
    boolean grows = growing == StateFormat.DIGESTS && sides == side.code() && next == region;
    if (!grows || isFull()) {
      begin(StateFormat.DIGESTS);
      ByteBuffer _ = room(1 + 2 * Integer.BYTES).put((byte) side.code()).putInt(region).putInt(0);
      lengthAt = bytes.position() - Integer.BYTES;
      growing = StateFormat.DIGESTS;
      sides = side.code();
    }
    ByteBuffer _ = room(Digest.BYTES).putLong(high).putLong(low);
    ByteBuffer _ = bytes.putInt(lengthAt, bytes.getInt(lengthAt) + 1);
    next = region + 1;
  }

  @Override
  public void know(Side side, int from, int to, boolean holds) {
    int flag = holds ? 1 : 0;
    boolean grows =
        growing == StateFormat.KNOW && sides == side.code() && known == flag && next == from;
    if (grows) {
      ByteBuffer _ = bytes.putInt(lengthAt, to);
    } else {
      begin(StateFormat.KNOW);
      ByteBuffer _ = room(2).put((byte) side.code()).put((byte) flag);
      ByteBuffer _ = room(2 * Integer.BYTES).putInt(from).putInt(to);
      lengthAt = bytes.position() - Integer.BYTES;
      growing = StateFormat.KNOW;
      sides = side.code();
      known = flag;
    }
    next = to;
  }

  @Override
  public void snapshotEnds() {
    begin(StateFormat.SNAPSHOT);
  }

  private void begin(byte type) {
    growing = 0;
    ByteBuffer _ = room(1).put(type);
  }

  /** A text that is too long says nothing: an unknown mark is the safe one. */
  private void text(String text) {
    byte[] encoded = RawText.encode(text);
    byte[] fitting = encoded.length > StateFormat.LONGEST_TEXT ? new byte[0] : encoded;
    ByteBuffer _ = room(Short.BYTES + fitting.length).putShort((short) fitting.length).put(fitting);
  }

  private ByteBuffer room(int wanted) {
    if (bytes.remaining() < wanted) {
      int position = bytes.position();
      bytes =
          ByteBuffer.wrap(Arrays.copyOf(bytes.array(), Math.max(2 * position, position + wanted)))
              .position(position);
    }
    return bytes;
  }
}
