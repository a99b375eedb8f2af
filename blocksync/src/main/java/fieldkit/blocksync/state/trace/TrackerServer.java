package fieldkit.blocksync.state.trace;

import fieldkit.blocksync.state.changes.ByteRange;
import fieldkit.blocksync.state.changes.ByteRanges;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Answers for a {@link Watch} on a Unix-domain socket. A connection is one question and its answer,
 * lines of ASCII:
 *
 * <pre>
 * mark            ok MARK
 * changed MARK    ok 2            how many ranges follow
 *                 0 4096          from, to, bytes
 *                 1048576 1052672
 * status          ok DEVICE PROCESS SINCE EVENTS LAST LOSS
 * stop            ok
 * (any)           no REASON
 * </pre>
 */
final class TrackerServer implements Closeable {
  private final Watch watch;
  private final Path path;
  private final ServerSocketChannel socket;
  private volatile boolean stopped;

  /**
   * Begins to answer.
   *
   * @param path the socket, in place of one that a killed daemon left
   */
  TrackerServer(Watch watch, Path path) throws IOException {
    this.watch = watch;
    this.path = path;
    boolean _ = Files.deleteIfExists(path);
    socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      ServerSocketChannel _ = socket.bind(UnixDomainSocketAddress.of(path));
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    Thread _ = Thread.ofPlatform().name("questions").daemon().start(this::serve);
  }

  /** Whether somebody asked for the end. */
  boolean isStopped() {
    return stopped;
  }

  @SuppressWarnings("MustBeClosedChecker")
  private void serve() {
    while (socket.isOpen()) {
      try {
        SocketChannel connection = socket.accept();
        Thread _ = Thread.ofVirtual().start(() -> answer(connection));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void answer(SocketChannel connection) {
    try (connection;
        BufferedReader in =
            new BufferedReader(Channels.newReader(connection, StandardCharsets.US_ASCII));
        BufferedWriter out =
            new BufferedWriter(Channels.newWriter(connection, StandardCharsets.US_ASCII))) {
      String question = in.readLine();
      if (question != null) {
        answer(question, out);
      }
    } catch (IOException e) {
      return; // whoever asked is gone
    }
  }

  private void answer(String question, Writer out) throws IOException {
    try {
      if (question.equals("mark")) {
        out.write("ok " + watch.mark() + "\n");
      } else if (question.startsWith("changed ")) {
        ranges(watch.changedSince(question.substring("changed ".length())), out);
      } else if (question.equals("status")) {
        out.write("ok " + watch.status().line() + "\n");
      } else if (question.equals("stop")) {
        stopped = true;
        out.write("ok\n");
      } else {
        out.write("no there is no such question\n");
      }
    } catch (CannotVouchException e) {
      out.write("no " + e.getMessage() + "\n");
    }
  }

  private static void ranges(ByteRanges ranges, Writer out) throws IOException {
    out.write("ok " + ranges.list().size() + "\n");
    for (ByteRange range : ranges.list()) {
      out.write(range.from() + " " + range.to() + "\n");
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    boolean _ = Files.deleteIfExists(path);
  }
}
