package fieldkit.xenmigrate.handover;

import fieldkit.common.remote.RemoteFault;
import fieldkit.common.remote.RemoteProcess;
import fieldkit.xenmigrate.stream.Handshake;
import fieldkit.xenmigrate.stream.StreamFault;
import fieldkit.xenmigrate.stream.StreamListener;
import fieldkit.xenmigrate.stream.StreamScanner;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Carries what sender and receiver say. The image passes through but for its end; every message of
 * either is held until somebody passes it on. What happens is put into a queue, so that one thread
 * can go through it in order.
 */
final class Relay {
  private static final int CHUNK = 256 << 10;
  private static final Duration CLEANING = Duration.ofSeconds(20);

  private final Sender sender;
  private final RemoteProcess receiver;
  private final StreamScanner scanner;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private volatile @Nullable OutputStream ready;
  private volatile @Nullable InputStream image;

  /** Something that happened. */
  sealed interface Event {
    /** The receiver said this. */
    record Received(Handshake message) implements Event {}

    /** The receiver's report: 0 if the guest runs there. */
    record Reported(int status) implements Event {}

    /** The guest is suspended. */
    record Suspended() implements Event {}

    /** All of the image was passed on but its end. */
    record Held() implements Event {}

    /** The sender gives the guest away. */
    record Permitted() implements Event {}

    /** The sender has ended. */
    record SenderEnded() implements Event {}

    /** The way to the receiver, or the receiver, is gone; or what was said makes no sense. */
    record Failed(IOException why) implements Event {}
  }

  Relay(Sender sender, RemoteProcess receiver, StreamListener listener) {
    this.sender = sender;
    this.receiver = receiver;
    this.scanner = new StreamScanner(new Hearing(listener), receiver.out());
  }

  private final class Hearing implements StreamListener {
    private final StreamListener listener;

    Hearing(StreamListener listener) {
      this.listener = listener;
    }

    @Override
    public String config(String json) throws IOException {
      return listener.config(json);
    }

    @Override
    public void memory(long pages, int pass) {
      listener.memory(pages, pass);
    }

    @Override
    public void suspended() {
      listener.suspended();
      events.add(new Event.Suspended());
    }
  }

  /** Begins to listen to both. */
  void start() {
    Thread _ = Thread.ofPlatform().daemon().name("from the sender").start(this::fromSender);
    Thread _ = Thread.ofPlatform().daemon().name("from the receiver").start(this::fromReceiver);
    sender.whenEnded(() -> {
      sender.releaseWaiting();
      events.add(new Event.SenderEnded());
    });
  }

  private void fromSender() {
    try (InputStream up = sender.up()) {
      image = up;
      passImage(up);
      events.add(new Event.Held());
      if (!sender.isLive()) {
        return;
      }
      byte[] message = up.readNBytes(Handshake.PERMISSION.length());
      if (Arrays.equals(message, Handshake.PERMISSION.bytes())) {
        events.add(new Event.Permitted());
      } else if (message.length > 0) {
        throw new StreamFault("xl says what is not known here");
      }
      // or it has ended, which is heard by another way
    } catch (IOException e) {
      events.add(new Event.Failed(e));
    }
  }

  private void passImage(InputStream up) throws IOException {
    byte[] chunk = new byte[CHUNK];
    while (!scanner.isAtEnd()) {
      int count = up.read(chunk);
      if (count < 0) {
        throw new StreamFault("xl ended before it had sent the whole domain");
      }
      if (scanner.feed(chunk, 0, count) < count) {
        throw new StreamFault("xl goes on behind the end of the domain");
      }
      receiver.out().flush();
    }
  }

  private void fromReceiver() {
    try {
      InputStream down = receiver.in();
      expect(down, Handshake.BANNER);
      expect(down, Handshake.READY);
      expect(down, Handshake.REPORT);
      int status = down.read();
      if (status < 0) {
        throw new IOException("the receiver ended without a report");
      }
      if (status != 0) {
        expect(down, Handshake.PERMISSION); // its own copy is destroyed now
      }
      events.add(new Event.Reported(status));
    } catch (IOException e) {
      events.add(new Event.Failed(e));
    }
  }

  private void expect(InputStream down, Handshake message) throws IOException {
    byte[] said = down.readNBytes(message.length());
    if (!Arrays.equals(said, message.bytes())) {
      throw new IOException(
          said.length == 0
              ? "the receiver has ended"
              : "the receiver said '%s'"
                  .formatted(
                      new String(said, StandardCharsets.ISO_8859_1)
                          .replaceAll("[^ -~]", "?")
                          .strip()));
    }
    if (message == Handshake.BANNER || message == Handshake.READY) {
      events.add(new Event.Received(message));
    }
  }

  /** The next that happens, or null if nothing does in time. */
  @Nullable Event next(Duration limit) throws InterruptedException {
    return events.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Tells the sender that the receiver is there. */
  void passBanner() throws IOException {
    if (!sender.isLive()) {
      return;
    }
    OutputStream pipe = sender.ready();
    ready = pipe;
    pipe.write(Handshake.BANNER.bytes());
    pipe.flush();
  }

  /** Passes on the end of the image: the receiver opens the disks. */
  void passEnd() throws IOException {
    scanner.release();
  }

  /** Tells the sender that the receiver is ready: the sender gives the guest away. */
  void passReady() throws IOException {
    try (OutputStream pipe = ready) {
      if (pipe == null) {
        throw new IllegalStateException("the sender has not heard of a receiver");
      }
      pipe.write(Handshake.READY.bytes());
    }
    ready = null;
  }

  /** Tells the receiver that the guest is its own: it lets it run. */
  void passPermission() throws IOException {
    receiver.out().write(Handshake.PERMISSION.bytes());
    receiver.out().flush();
  }

  /**
   * Both hear no more: the receiver gives up what it has, and the sender lets the guest run on
   * here.
   */
  void cut() {
    OutputStream pipe = ready;
    ready = null;
    if (pipe != null) {
      close(pipe); // first, for the guest waits
    }
    InputStream up = image;
    if (up != null && !sender.isLive()) {
      close(up); // what still sends hears it by that
    }
    close(receiver.out());
  }

  private static void close(Closeable stream) {
    try {
      stream.close();
    } catch (IOException gone) {
      // so is who listened
    }
  }

  /** Gives the receiver time to destroy its copy, and ends it. */
  void awaitReceiver() throws InterruptedException {
    try {
      int _ = receiver.exitStatus(CLEANING);
    } catch (RemoteFault ended) {
      // however: it is not needed any more
    }
    receiver.close();
  }
}
