package fieldkit.blocksync.protocol;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A link within one process: messages are handed over as they are, in order. */
public final class DirectLink implements Link {
  private static final int ROOM = 1024;
  private static final long TICK_MILLIS = 100;

  private final BlockingQueue<Message> in;
  private final BlockingQueue<Message> out;
  private final State state;

  private static final class State {
    private volatile boolean closed;
  }

  /**
   * Two ends of one link.
   *
   * @param source one end
   * @param target the other
   */
  public record Pair(DirectLink source, DirectLink target) {}

  private DirectLink(BlockingQueue<Message> in, BlockingQueue<Message> out, State state) {
    this.in = in;
    this.out = out;
    this.state = state;
  }

  /** A new link. */
  public static Pair pair() {
    BlockingQueue<Message> there = new ArrayBlockingQueue<>(ROOM);
    BlockingQueue<Message> back = new ArrayBlockingQueue<>(ROOM);
    State state = new State();
    return new Pair(new DirectLink(back, there, state), new DirectLink(there, back, state));
  }

  @Override
  public void start(Handler handler) {
    Thread.ofPlatform().daemon().name("receive").start(() -> receive(handler));
  }

  private void receive(Handler handler) {
    try {
      while (true) {
        @Nullable Message message = in.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
        if (message != null) {
          handler.on(message);
        } else if (state.closed) {
          handler.lost(new LinkLostException("the connection was closed"));
          return;
        }
      }
    } catch (IOException e) {
      handler.lost(e);
    } catch (InterruptedException e) {
      handler.lost(new IOException("interrupted", e));
    } catch (RuntimeException | Error e) {
      handler.lost(new IOException(e));
    }
  }

  @Override
  public void send(Message message) throws IOException, InterruptedException {
    while (!state.closed) {
      if (out.offer(message, TICK_MILLIS, TimeUnit.MILLISECONDS)) {
        return;
      }
    }
    message.close();
    throw new LinkLostException("the connection was closed");
  }

  @Override
  public void sendLast(Message message) throws IOException, InterruptedException {
    send(message);
  }

  @Override
  public Traffic traffic() {
    return Traffic.NONE;
  }

  @Override
  public void close() {
    state.closed = true;
  }
}
