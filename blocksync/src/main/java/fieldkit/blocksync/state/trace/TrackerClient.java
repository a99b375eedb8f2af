package fieldkit.blocksync.state.trace;

import fieldkit.blocksync.state.changes.ByteRange;
import fieldkit.blocksync.state.changes.ByteRanges;
import java.io.IOException;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the daemon that watches a device. Answers come within the patience of the settings, or an
 * exception says why not. Safe for several threads.
 */
public final class TrackerClient {
  private static final String NOT_UNDERSTOOD = "the tracker's answer is not understood";

  private final TrackerSettings settings;
  private final String device;

  /**
   * @param device the device's number, {@code 8:17}
   */
  public TrackerClient(TrackerSettings settings, String device) {
    this.settings = settings;
    this.device = device;
  }

  /** How it is; empty if nobody watches the device. */
  public Optional<TrackerStatus> status() throws IOException {
    try {
      return Optional.of(TrackerStatus.parse(first("status")));
    } catch (NotWatchedException e) {
      return Optional.empty();
    }
  }

  String mark() throws IOException {
    return first("mark");
  }

  ByteRanges changedSince(String mark) throws IOException {
    List<String> lines = ask("changed " + mark);
    try {
      if (Integer.parseInt(lines.getFirst()) != lines.size() - 1) {
        throw new IOException("the tracker's answer is cut short");
      }
      List<ByteRange> ranges = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        int space = line.indexOf(' ');
        ranges.add(
            new ByteRange(
                Long.parseLong(line, 0, Math.max(0, space), 10),
                Long.parseLong(line, space + 1, line.length(), 10)));
      }
      return ByteRanges.of(ranges);
    } catch (IllegalArgumentException e) {
      throw new IOException(NOT_UNDERSTOOD, e);
    }
  }

  void stop() throws IOException {
    String _ = first("stop");
  }

  private String first(String question) throws IOException {
    return ask(question).getFirst();
  }

  /** The lines of the answer without its {@code ok}. */
  private List<String> ask(String question) throws IOException {
    List<String> lines = answer(question).lines().toList();
    String first = lines.isEmpty() ? "" : lines.getFirst();
    if (first.startsWith("no ")) {
      throw new IOException(first.substring(3));
    }
    if (!first.equals("ok") && !first.startsWith("ok ")) {
      throw new IOException(NOT_UNDERSTOOD);
    }
    List<String> all = new ArrayList<>(lines);
    String _ = all.set(0, first.substring(Math.min(3, first.length())));
    return all;
  }

  private String answer(String question) throws IOException {
    try (SocketChannel connection = connect()) {
      CompletableFuture<String> answer = new CompletableFuture<>();
      Thread _ = Thread.ofVirtual().start(() -> talk(connection, question, answer));
      return answer.get(longestWait(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("the tracker does not answer", e);
    } catch (ExecutionException e) {
      throw new IOException("the tracker ended while it was asked", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private long longestWait() {
    return settings.patience().plus(settings.overlap()).plusSeconds(5).toMillis();
  }

  private SocketChannel connect() throws IOException {
    if (!Files.exists(settings.socket(device))) {
      throw new NotWatchedException();
    }
    try {
      return SocketChannel.open(UnixDomainSocketAddress.of(settings.socket(device)));
    } catch (SocketException e) { // it was killed
      throw new NotWatchedException();
    }
  }

  private static void talk(
      SocketChannel connection, String question, CompletableFuture<String> answer) {
    try {
      ByteBuffer line = ByteBuffer.wrap((question + "\n").getBytes(StandardCharsets.US_ASCII));
      while (line.hasRemaining()) {
        int _ = connection.write(line);
      }
      byte[] bytes = Channels.newInputStream(connection).readAllBytes();
      boolean _ = answer.complete(new String(bytes, StandardCharsets.US_ASCII));
    } catch (IOException e) {
      boolean _ = answer.completeExceptionally(e);
    }
  }

  /** Nobody watches the device. */
  static final class NotWatchedException extends IOException {
    private static final long serialVersionUID = 1L;

    NotWatchedException() {
      super("nobody watches it");
    }
  }
}
