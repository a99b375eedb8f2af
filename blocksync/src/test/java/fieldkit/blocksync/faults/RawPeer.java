package fieldkit.blocksync.faults;

import fieldkit.blocksync.digest.DigestSuite;
import fieldkit.blocksync.digest.FrameCheck;
import fieldkit.blocksync.protocol.ByteLink;
import fieldkit.blocksync.protocol.Lane;
import fieldkit.blocksync.protocol.Message;
import fieldkit.blocksync.protocol.Token;
import fieldkit.blocksync.region.BufferPool;
import fieldkit.blocksync.session.Settled;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** An end that says whatever a test wants, in frames whose checks fit. */
final class RawPeer {
  static final int ROUND = 16;
  static final int HASH = 17;
  static final int ASK_PAGES = 18;
  static final int REGION = 19;
  static final int PAGES = 20;
  static final int ZERO = 21;
  static final int END_ROUND = 22;
  static final int DIGESTS = 32;
  static final int PAGE_DIGESTS = 33;
  static final int DURABLE = 34;
  static final int RESEND = 35;
  static final int ROUND_DONE = 36;
  static final int ALIVE = 48;
  static final int NOTE = 49;
  static final int BYE = 51;

  private static final byte[] NO_FIELDS = {0, 0};

  private final ByteLink link;
  private final Lane reading;
  private FrameCheck check;
  private long number;

  RawPeer(ByteLink link, Token token) {
    DigestSuite greeting = DigestSuite.of("sha256", token.bytes());
    this.link = link;
    this.reading = new Lane(link, greeting);
    this.check = greeting.newFrameCheck();
  }

  /** Before START: a lane that does all. */
  Lane lane() {
    return reading;
  }

  /** From now on START holds. */
  void use(Settled settled) {
    check = settled.digests().newFrameCheck();
    number = 0;
    reading.use(settled.digests());
    reading.acceptData(
        new BufferPool(settled.geometry().regionSize(), 4),
        fieldkit.blocksync.protocol.DataCoding.none());
  }

  Message read() throws IOException, InterruptedException {
    return reading.read();
  }

  /** Says something. */
  synchronized void send(int type, byte[] payload) throws IOException {
    int first = type << 24;
    ByteBuffer direct = ByteBuffer.allocateDirect(payload.length).put(payload).flip();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(ByteBuffer.allocate(8).putInt(first).putInt(payload.length).array());
    out.writeBytes(payload);
    long sum = check.of(number++, first, payload.length, direct);
    out.writeBytes(ByteBuffer.allocate(8).putLong(sum).array());
    link.write(ByteBuffer.wrap(out.toByteArray()));
  }

  /** Says bytes that need not be a frame. */
  synchronized void raw(byte[] bytes) throws IOException {
    link.write(ByteBuffer.wrap(bytes));
  }

  void longs(int type, long... all) throws IOException {
    ByteBuffer out = ByteBuffer.allocate(8 * all.length);
    for (long each : all) {
      out.putLong(each);
    }
    send(type, out.array());
  }

  void round(int round, boolean compareOnly) throws IOException {
    byte[] payload = ByteBuffer.allocate(5).putInt(round).put((byte) (compareOnly ? 1 : 0)).array();
    send(ROUND, payload);
  }

  void endRound(int round) throws IOException {
    send(END_ROUND, ByteBuffer.allocate(4).putInt(round).array());
  }

  void bye() throws IOException {
    send(BYE, NO_FIELDS);
  }

  void roundDone() throws IOException {
    send(ROUND_DONE, NO_FIELDS);
  }

  void region(long region, byte[] data) throws IOException {
    region(region, data.length, data);
  }

  void region(long region, int length, byte[] data) throws IOException {
    ByteBuffer out = ByteBuffer.allocate(16 + data.length);
    send(REGION, out.putLong(region).putInt(length).putInt(0).put(data).array());
  }

  /** Pages that are not sealed. */
  void pages(long region, byte[] data, int first, int count) throws IOException {
    ByteBuffer out = ByteBuffer.allocate(48 + data.length);
    out.putLong(region).putLong(0).putLong(0).putInt(data.length).putShort((short) 0);
    out.putShort((short) 1).putShort((short) first).putShort((short) count);
    send(PAGES, out.position(48).put(data).array());
  }

  /** That so many regions are zeros. */
  void zeroDigests(long first, int count) throws IOException {
    byte[] payload = ByteBuffer.allocate(16).putLong(first).putInt(count).put((byte) 1).array();
    send(DIGESTS, payload);
  }
}
