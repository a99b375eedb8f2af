package fieldkit.blocksync.protocol;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends what it is given over one lane, in order, from a thread of its own. */
final class LaneSender {
  private static final int ROOM = 8;

  private final Lane lane;
  private final Consumer<IOException> onFailure;
  private final ArrayDeque<Message> queue = new ArrayDeque<>();
  private final Thread thread;
  private @Nullable IOException failure;
  private boolean broken; // nothing can be written any more
  private boolean closed;
  private boolean writing;
  private long idleSince = System.nanoTime();

  LaneSender(Lane lane, String name, Consumer<IOException> onFailure) {
    this.lane = lane;
    this.onFailure = onFailure;
    this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Takes a message; waits while there is no room for it. */
  void send(Message message) throws IOException, InterruptedException {
    try {
      offer(message);
    } catch (IOException | InterruptedException e) {
      message.close();
      throw e;
    }
  }

  private synchronized void offer(Message message) throws IOException, InterruptedException {
    while (queue.size() >= ROOM && failure == null && !closed) {
      wait();
    }
    if (failure != null) {
      throw failure;
    }
    if (closed) {
      throw new LinkLostException("the connection was closed");
    }
    queue.add(message);
    notifyAll();
  }

  /** Takes nothing any more, for this reason; who waits to send something hears it. */
  synchronized void refuse(IOException why) {
    if (failure == null) {
      failure = why;
    }
    queue.forEach(Message::close);
    queue.clear();
    notifyAll();
  }

  /** Sends this in place of all that waits, even where nothing else is taken any more. */
  synchronized void sendLast(Message message) {
    queue.forEach(Message::close);
    queue.clear();
    if (closed || broken) {
      message.close();
    } else {
      queue.add(message);
    }
    notifyAll();
  }

  /** How many messages wait or are being written. */
  synchronized int load() {
    return queue.size() + (writing ? 1 : 0);
  }

  /** For how long nothing has been sent and nothing waits to be, nanoseconds. */
  synchronized long idleNanos() {
    return writing || !queue.isEmpty() ? 0 : System.nanoTime() - idleSince;
  }

  /** Returns when everything was sent, or cannot be. */
  synchronized void drain(long millis) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    while ((writing || !queue.isEmpty()) && !broken && !closed) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return;
      }
      wait(left);
    }
  }

  synchronized void close() {
    closed = true;
    queue.forEach(Message::close);
    queue.clear();
    notifyAll();
  }

  private void run() {
    try {
      for (Message next = next(); next != null; next = next()) {
        lane.write(next);
        written();
      }
    } catch (IOException e) {
      fail(e);
    } catch (InterruptedException e) {
      fail(new IOException("interrupted", e));
    } catch (RuntimeException | Error e) {
      fail(new IOException(e));
    }
  }

  private synchronized @Nullable Message next() throws InterruptedException {
    while (queue.isEmpty() && !closed) {
      wait();
    }
    Message next = queue.poll();
    writing = next != null;
    notifyAll();
    return next;
  }

  private synchronized void written() {
    writing = false;
    idleSince = System.nanoTime();
    notifyAll();
  }

  /** Who waits to send something hears why from {@link #refuse}. */
  private void fail(IOException e) {
    synchronized (this) {
      broken = true;
      queue.forEach(Message::close);
      queue.clear();
      writing = false;
      notifyAll();
    }
    onFailure.accept(e);
  }
}
