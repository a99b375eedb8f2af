package fieldkit.common.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** One direction of a {@link DelayingRelay}: what is read now is written later. */
final class RelayedWay {
  private static final int PIECE = 128 << 10;
  private static final int PIECES_ON_THE_WAY = 4096;

  private final long delayNanos;
  private final long bytesPerSecond;
  private final AtomicLong passed = new AtomicLong();
  private final Set<Long> flips = ConcurrentHashMap.newKeySet();
  private boolean stalled;
  private boolean ended;

  RelayedWay(Duration delay, long bytesPerSecond) {
    this.delayNanos = delay.toNanos();
    this.bytesPerSecond = bytesPerSecond;
  }

  /** Takes from one socket and gives to another until the first one ends. */
  void connect(Socket from, Socket to) {
    BlockingQueue<Piece> way = new LinkedBlockingQueue<>(PIECES_ON_THE_WAY);
    Thread _ = Thread.ofPlatform().daemon().name("relay in").start(() -> take(from, way));
    Thread _ = Thread.ofPlatform().daemon().name("relay out").start(() -> give(way, to));
  }

  private void take(Socket from, BlockingQueue<Piece> way) {
    long free = System.nanoTime(); // when the line has taken all before
    try {
      InputStream in = from.getInputStream();
      byte[] buffer = new byte[PIECE];
      while (awaitOpen()) {
        int length = in.read(buffer);
        long now = System.nanoTime();
        free = Math.max(free, now) + sendingNanos(Math.max(length, 0));
        byte[] bytes = Arrays.copyOf(buffer, Math.max(length, 0));
        way.put(new Piece(bytes, free + delayNanos));
        if (length < 0) {
          return;
        }
      }
    } catch (IOException e) {
      way.clear();
      boolean _ = way.offer(new Piece(new byte[0], System.nanoTime()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long sendingNanos(int length) {
    return bytesPerSecond == Long.MAX_VALUE ? 0 : length * 1_000_000_000L / bytesPerSecond;
  }

  private void give(BlockingQueue<Piece> way, Socket to) {
    try {
      OutputStream out = to.getOutputStream();
      while (true) {
        Piece piece = way.take();
        for (long left; (left = piece.due - System.nanoTime()) > 0; ) {
          LockSupport.parkNanos(left);
        }
        if (!awaitOpen()) {
          return;
        }
        byte[] bytes = piece.bytes;
        if (bytes.length == 0) {
          to.shutdownOutput();
          return;
        }
        spoil(bytes, passed.getAndAdd(bytes.length));
        out.write(bytes);
      }
    } catch (IOException e) {
      closeQuietly(to);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void spoil(byte[] bytes, long position) {
    for (long flip : flips) {
      if (flip >= position && flip < position + bytes.length) {
        bytes[(int) (flip - position)] ^= 1;
      }
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // there is nobody left to tell
    }
  }

  /** Waits while stalled; false at the end. */
  private synchronized boolean awaitOpen() throws InterruptedException {
    while (stalled && !ended) {
      wait();
    }
    return !ended;
  }

  synchronized void stall(boolean stalled) {
    this.stalled = stalled;
    notifyAll();
  }

  synchronized void end() {
    ended = true;
    notifyAll();
  }

  long bytes() {
    return passed.get();
  }

  void flip(long position) {
    flips.add(position);
  }

  /** What was read at once; no bytes at the end. */
  private static final class Piece {
    final byte[] bytes;

    /** When they arrive, by System.nanoTime. */
    final long due;

    Piece(byte[] bytes, long due) {
      this.bytes = bytes;
      this.due = due;
    }
  }
}
