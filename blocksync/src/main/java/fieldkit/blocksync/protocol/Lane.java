package fieldkit.blocksync.protocol;

import fieldkit.blocksync.digest.DigestSuite;
import fieldkit.blocksync.region.BufferPool;
import java.io.Closeable;
import java.io.IOException;

/**
 * One stream of frames each way. One thread may write while another reads.
 *
 * <p>It begins with a line that tells protocol from noise; until {@link #use} frames are checked by
 * the session's token.
 */
public final class Lane implements Closeable {
  private static final int NOISE_LIMIT = 1 << 16;
  private static final String READY = " ready ";
  private static final int VERSION = 1;

  private final WaitingLink link;
  private final FrameWriter writer;
  private final FrameReader reader;

  /**
   * A lane whose first frames are checked with the given suite.
   *
   * @param link the bytes; closed with the lane
   * @param greeting made of the session's token
   */
  public Lane(ByteLink link, DigestSuite greeting) {
    this.link = new WaitingLink(link);
    this.writer = new FrameWriter(this.link, greeting.newFrameCheck());
    this.reader = new FrameReader(this.link, greeting.newFrameCheck());
  }

  /**
   * Waits for the line that the far end begins with; what comes before it is noise.
   *
   * @throws LinkLostException with the noise as its message if the line never comes
   */
  public void awaitReady(Token token) throws IOException {
    String version = reader.skipTo(token.text() + READY, NOISE_LIMIT);
    if (!version.equals(Integer.toString(VERSION))) {
      throw new ProtocolException(
          "it speaks version %s, this is version %d".formatted(version, VERSION));
    }
  }

  /** The line a far end begins with. */
  public static String readyLine(Token token) {
    return "%s%s%d\n".formatted(token.text(), READY, VERSION);
  }

  /** From now on both directions use the suite that was agreed upon. */
  public void use(DigestSuite suite) {
    writer.use(suite.newFrameCheck());
    reader.use(suite.newFrameCheck());
  }

  /** From now on frames with data may be written, coded in this way. */
  public void sendData(DataCoding coding, BufferPool scratch) throws InterruptedException {
    if (coding.shrinks()) {
      writer.use(coding, scratch);
    }
  }

  /** From now on frames with data may be read, into buffers of the pool. */
  public void acceptData(BufferPool pool, DataCoding coding) {
    reader.accept(pool, coding);
  }

  /** Writes a message and closes it. */
  public void write(Message message) throws IOException {
    writer.write(message);
  }

  /**
   * The next message.
   *
   * @throws LinkLostException when there is none
   * @throws ProtocolException when it cannot be
   */
  public Message read() throws IOException, InterruptedException {
    Message message = reader.read();
    link.progressed();
    return message;
  }

  /** Bytes read and written so far. */
  public Traffic traffic() {
    return new Traffic(reader.bytes(), writer.bytes());
  }

  /** For how long it has been waiting for what the other end says next, nanoseconds. */
  long waitingNanos() {
    return link.waitingNanos();
  }

  @Override
  public void close() throws IOException {
    link.close();
  }
}
