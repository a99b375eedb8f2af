package fieldkit.blocksync.sync;

import fieldkit.blocksync.protocol.Message;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The target's threads that write what arrives, in no order. */
final class WriteQueue {
  private static final int ROOM = 16;

  private final ArrayDeque<Message> queue = new ArrayDeque<>();
  private final List<Thread> threads = new ArrayList<>();
  private final ReadAhead.Output output;
  private int busy;
  private boolean over;

  /** Carries out one message. One thread each. */
  interface Worker {
    void carryOut(Message message) throws IOException, InterruptedException;
  }

  WriteQueue(int count, Supplier<Worker> workers, ReadAhead.Output output) {
    this.output = output;
    for (int i = 0; i < count; i++) {
      Worker worker = workers.get();
      threads.add(Thread.ofPlatform().daemon().name("write-" + i).unstarted(() -> run(worker)));
    }
  }

  void start() {
    threads.forEach(Thread::start);
  }

  /** Takes a message, which is closed when it is carried out; waits while there is no room. */
  void add(Message message) throws InterruptedException {
    synchronized (this) {
      while (queue.size() >= ROOM && !over) {
        wait();
      }
      if (!over) {
        queue.add(message);
        notifyAll();
        return;
      }
    }
    message.close();
  }

  /** Returns when everything that was added is carried out; false if that will never be. */
  synchronized boolean drain() throws InterruptedException {
    while (!over && (busy > 0 || !queue.isEmpty())) {
      wait();
    }
    return !over;
  }

  private void run(Worker worker) {
    try {
      for (Message next = next(); next != null; next = next()) {
        try (Message message = next) {
          worker.carryOut(message);
        } finally {
          done();
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException | Error e) {
      stop();
      output.failed(e);
    }
  }

  private synchronized @Nullable Message next() throws InterruptedException {
    while (queue.isEmpty() && !over) {
      wait();
    }
    if (over) {
      return null;
    }
    busy++;
    Message next = queue.poll();
    notifyAll();
    return next;
  }

  private synchronized void done() {
    busy--;
    notifyAll();
  }

  /** Nothing more is begun; what was not begun is dropped. */
  synchronized void stop() {
    over = true;
    queue.forEach(Message::close);
    queue.clear();
    notifyAll();
  }

  /** Waits until nobody writes any more. */
  void join() throws InterruptedException {
    stop();
    for (Thread thread : threads) {
      if (thread != Thread.currentThread()) {
        thread.join();
      }
    }
  }
}
