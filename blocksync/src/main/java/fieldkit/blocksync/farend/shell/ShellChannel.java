package fieldkit.blocksync.farend.shell;

import fieldkit.blocksync.protocol.LinkLostException;
import fieldkit.blocksync.protocol.Token;
import fieldkit.common.cli.EscapedText;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Commands to the functions of far.sh and what they answer. They are carried out one after the
 * other; any number may be on their way, so that none has to wait for the answer to the one before.
 * Safe for several threads.
 */
final class ShellChannel implements Closeable {
  private static final String SCRIPT = "far.sh";
  private static final int PIECE = 1 << 17;
  private static final int LONGEST_LINE = 1 << 16;
  private static final int LONGEST_DATA = 1 << 25;

  private final Token token;
  private final InputStream in;
  private final OutputStream out;
  private final Runnable cut;
  private final ConcurrentLinkedQueue<Reply> waiting = new ConcurrentLinkedQueue<>();
  private final byte[] piece = new byte[PIECE]; // guarded by this
  private final LongAdder sent = new LongAdder();
  private final LongAdder received = new LongAdder();
  private volatile @Nullable IOException lost;
  private volatile boolean writing;

  private ShellChannel(Token token, InputStream in, OutputStream out, Runnable cut) {
    this.token = token;
    this.in = in;
    this.out = out;
    this.cut = cut;
  }

  /**
   * Teaches a shell its functions.
   *
   * @param in what comes from it
   * @param out the lines that it carries out
   * @param cut ends it, so that who waits comes back
   */
  static ShellChannel begin(Token token, InputStream in, OutputStream out, Runnable cut)
      throws IOException {
    ShellChannel channel = new ShellChannel(token, in, out, cut);
    Answer begun = new Answer();
    channel.waiting.add(begun);
    byte[] script = script();
    channel.write(
        "t=$1;S=$(dd bs=%d count=1 iflag=fullblock 2>/dev/null);eval \"$S\";begin;serve\n"
            .formatted(script.length));
    channel.write(ByteBuffer.wrap(script));
    out.flush();
    Thread.ofPlatform().daemon().name("shell").start(channel::receive);
    Answer _ = begun.await();
    return channel;
  }

  private static byte[] script() throws IOException {
    try (InputStream source = ShellChannel.class.getResourceAsStream(SCRIPT)) {
      if (source == null) {
        throw new IllegalStateException(SCRIPT + " is not there");
      }
      return source.readAllBytes();
    }
  }

  /** Carries out a command and waits for its end. */
  Answer call(String command) throws IOException {
    Answer answer = new Answer();
    send(command, ByteBuffer.allocate(0), answer);
    return answer.await();
  }

  /** Sends a command and the data that it takes, which are sent when this returns. */
  void send(String command, ByteBuffer data, Reply reply) throws IOException {
    synchronized (this) {
      waiting.add(reply);
      write(token.text() + " " + command + "\n");
      write(data);
      out.flush();
    }
    fail(); // whoever waits would never be told
  }

  private void fail() throws IOException {
    IOException why = lost;
    if (why != null) {
      failAll(why);
      throw Reasons.again(why);
    }
  }

  private void write(String text) throws IOException {
    write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
  }

  private synchronized void write(ByteBuffer data) throws IOException {
    sent.add(data.remaining());
    writing = true;
    try {
      while (data.hasRemaining()) {
        int count = Math.min(piece.length, data.remaining());
        data.get(piece, 0, count);
        out.write(piece, 0, count);
      }
    } catch (IOException e) {
      IOException why = lost;
      throw why != null ? Reasons.again(why) : lost(e);
    } finally {
      writing = false;
    }
  }

  /** Bytes sent so far. */
  long sent() {
    return sent.sum();
  }

  /** Bytes received so far. */
  long received() {
    return received.sum();
  }

  private void receive() {
    try {
      while (true) {
        receiveOne();
      }
    } catch (IOException e) {
      lost = e instanceof LinkLostException ? e : lost(e);
    } catch (RuntimeException | Error e) {
      lost = new IOException(e);
    }
    failAll(requireLost());
  }

  private IOException requireLost() {
    IOException why = lost;
    return why == null ? new LinkLostException("the connection ended") : why;
  }

  private static LinkLostException lost(IOException e) {
    return new LinkLostException("the connection was lost (%s)".formatted(e.getMessage()), e);
  }

  private void failAll(IOException why) {
    for (Reply reply = waiting.poll(); reply != null; reply = waiting.poll()) {
      reply.failed(why);
    }
  }

  /** One line, and what belongs to it. */
  private void receiveOne() throws IOException {
    String line = line();
    Reply reply = waiting.peek();
    if (reply == null) {
      throw unexpected(line);
    }
    if (line.startsWith(":")) {
      reply.line(line.substring(1));
    } else if (line.startsWith("+")) {
      reply.data(data(line));
    } else if (line.equals(token.text() + " ok")) {
      Reply _ = waiting.poll();
      reply.done();
    } else if (line.startsWith(token.text() + " no ")) {
      Reply _ = waiting.poll();
      reply.failed(Reasons.of(line.substring(token.text().length() + 4)));
    } else {
      throw unexpected(line);
    }
  }

  private static LinkLostException unexpected(String line) {
    return new LinkLostException(
        "the shell there printed what nobody asked for: " + EscapedText.of(line));
  }

  private String line() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new LinkLostException("the connection ended");
      }
      if (bytes.size() > LONGEST_LINE) {
        throw new LinkLostException("the shell there prints without end");
      }
      bytes.write(b);
    }
    received.add(bytes.size() + 1L);
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  private byte[] data(String line) throws IOException {
    int length;
    try {
      length = Integer.parseInt(line.substring(1));
    } catch (NumberFormatException e) {
      throw unexpected(line);
    }
    if (length < 0 || length > LONGEST_DATA) {
      throw unexpected(line);
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new LinkLostException("the connection ended");
    }
    received.add(length);
    return bytes;
  }

  /** The shell is told that this was all, unless a write is under way: that is cut. */
  @Override
  public void close() throws IOException {
    if (writing) {
      cut.run();
    }
    out.close();
  }
}
