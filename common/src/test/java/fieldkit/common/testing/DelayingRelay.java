package fieldkit.common.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A long way to a TCP server of this machine: each byte arrives so much later than it was sent, as
 * many of them on the way as there may be. It can be cut, go silent, or change a bit.
 */
public final class DelayingRelay implements AutoCloseable {
  /** Which way bytes go. */
  public enum Direction {
    /** From whoever connects to the server. */
    UP,
    /** From the server to whoever connected. */
    DOWN
  }

  private final int target;
  private final ServerSocket listener;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final RelayedWay up;
  private final RelayedWay down;

  private DelayingRelay(int target, Duration delay, long bytesPerSecond) throws IOException {
    this.target = target;
    this.up = new RelayedWay(delay, bytesPerSecond);
    this.down = new RelayedWay(delay, bytesPerSecond);
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread _ = Thread.ofPlatform().daemon().name("relay").start(this::accept);
  }

  /**
   * A way to a port of this machine.
   *
   * @param oneWay how long a byte takes, half of the round trip
   */
  public static DelayingRelay to(int target, Duration oneWay) throws IOException {
    return to(target, oneWay, Long.MAX_VALUE);
  }

  /**
   * A way to a port of this machine that takes only so much.
   *
   * @param bytesPerSecond each way
   */
  public static DelayingRelay to(int target, Duration oneWay, long bytesPerSecond)
      throws IOException {
    return new DelayingRelay(target, oneWay, bytesPerSecond);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        sockets.add(client);
        connect(client);
      }
    } catch (IOException closed) {
      sockets.forEach(DelayingRelay::reset);
    }
  }

  private void connect(Socket client) {
    try {
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      sockets.add(server);
      up.connect(client, server);
      down.connect(server, client);
    } catch (IOException noServer) {
      reset(client);
    }
  }

  /** The port to go to in the server's place. */
  public int port() {
    return listener.getLocalPort();
  }

  /** How many bytes went this way so far. */
  public long bytes(Direction direction) {
    return way(direction).bytes();
  }

  /**
   * Changes a bit on the way.
   *
   * @param position of the byte among all that go this way, from 0, one that did not pass yet
   */
  public void flip(Direction direction, long position) {
    way(direction).flip(position);
  }

  private RelayedWay way(Direction direction) {
    return direction == Direction.UP ? up : down;
  }

  /** From now on nothing arrives any more, and nobody is told. */
  public void stall() {
    up.stall(true);
    down.stall(true);
  }

  /** Goes on after {@link #stall}; nothing was lost. */
  public void resume() {
    up.stall(false);
    down.stall(false);
  }

  /** Resets all connections, and takes no more. */
  public void cut() {
    try {
      listener.close();
    } catch (IOException e) {
      // it takes no more in either case
    }
    sockets.forEach(DelayingRelay::reset);
    up.end();
    down.end();
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // closed already
    }
  }

  @Override
  public void close() {
    cut();
  }
}
