package fieldkit.common.remote.builtin;

import com.jcraft.jsch.SocketFactory;
import fieldkit.common.remote.LinkTimeouts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The connection below a session, cut when the other side is silent for too long.
 *
 * <p>JSch's own keep-alive is not used: it is told of silence by a time-out of the socket, which
 * may come in the middle of a packet and then loses its beginning, and its questions wait behind a
 * writer that a dead link has blocked.
 */
final class WatchedLink implements SocketFactory, AutoCloseable {
  private static final int PIECE = 256 << 10;

  private final LinkTimeouts timeouts;
  private volatile @Nullable Socket socket;
  private volatile boolean silent;
  private volatile boolean closed;

  /** When the read began that waits now, 0 if none does. */
  private volatile long waiting;

  /** Not connected yet. */
  WatchedLink(LinkTimeouts timeouts) {
    this.timeouts = timeouts;
  }

  /** Connects to the first of the host's addresses that takes it. */
  @Override
  public Socket createSocket(String host, int port) throws IOException {
    IOException refused = null;
    for (InetAddress address : InetAddress.getAllByName(host)) {
      Socket attempt = new Socket();
      try {
        attempt.connect(new InetSocketAddress(address, port), (int) timeouts.connect().toMillis());
        socket = attempt;
        return attempt;
      } catch (IOException e) {
        attempt.close();
        refused = e;
      }
    }
    throw refused == null ? new IOException("no address") : refused;
  }

  @Override
  public InputStream getInputStream(Socket socket) throws IOException {
    return new Watched(socket.getInputStream());
  }

  @Override
  public OutputStream getOutputStream(Socket socket) throws IOException {
    return socket.getOutputStream();
  }

  /**
   * Begins to watch.
   *
   * @param question asks the other side for a sign of life; may block
   */
  void watch(Callable<?> question) {
    Thread _ = Thread.ofPlatform().daemon().name("link watch").start(() -> run(question));
  }

  private void run(Callable<?> question) {
    long interval = timeouts.interval().toNanos();
    long asked = 0; // the wait that was asked about last
    long questions = 0;
    while (!closed) {
      long since = waiting;
      long silence = since == 0 ? 0 : System.nanoTime() - since;
      if (silence > timeouts.silence().toNanos()) {
        silent = true;
        close();
        return;
      }
      questions = since == asked ? questions : 0;
      if (silence > (questions + 1) * interval) {
        asked = since;
        questions++;
        ask(question);
      }
      pause(Math.min(interval / 5, 200_000_000L));
    }
  }

  private static void ask(Callable<?> question) {
    Thread _ =
        Thread.ofPlatform()
            .daemon()
            .name("link question")
            .start(() -> {
              try {
                Object _ = question.call();
              } catch (Exception e) {
                // the link is gone, which the reader sees
              }
            });
  }

  private static void pause(long nanos) {
    try {
      Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether it was cut because nothing came. */
  boolean wasSilent() {
    return silent;
  }

  /** Cuts the connection: who reads or writes comes back with a failure. */
  @Override
  public void close() {
    closed = true;
    Socket current = socket;
    if (current != null) {
      try {
        current.close();
      } catch (IOException e) {
        // it is of no use any more in either case
      }
    }
  }

  /** The way in, in large pieces. For one thread. */
  private final class Watched extends InputStream {
    private final InputStream bytes;
    private final byte[] piece = new byte[PIECE];
    private int next;
    private int end;

    Watched(InputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
      return fill() ? piece[next++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!fill()) {
        return -1;
      }
      int given = Math.min(length, end - next);
      System.arraycopy(piece, next, target, offset, given);
      next += given;
      return given;
    }

    private boolean fill() throws IOException {
      if (next < end) {
        return true;
      }
      waiting = System.nanoTime();
      int read = bytes.read(piece, 0, PIECE);
      waiting = 0;
      next = 0;
      end = Math.max(read, 0);
      return read > 0;
    }

    @Override
    public void close() throws IOException {
      bytes.close();
    }
  }
}
