package fieldkit.blocksync.faults;

import fieldkit.blocksync.protocol.ByteLink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The connection of one session, with all its lanes, to which a fault happens. */
final class FaultyWire {
  /** What whoever watches the connection does at last, as ssh's keep-alive does, milliseconds. */
  private static final long WATCHDOG = 6000;

  private final Fault fault;
  private final Runnable action;
  private final long greetingPatience;
  private final List<ByteLink> bases = new ArrayList<>();
  private volatile boolean begun;
  private boolean stalled;
  private boolean closed;
  private volatile boolean happened;
  private volatile boolean unnoticed;

  /**
   * @param action what happens to a machine when nothing goes over the connection any more
   * @param greetingPatience milliseconds after which a stalled connection is cut before the session
   *     began
   */
  FaultyWire(Fault fault, Runnable action, long greetingPatience) {
    this.fault = fault;
    this.action = action;
    this.greetingPatience = greetingPatience;
  }

  /** The client's end of a further lane. */
  synchronized ByteLink lane(ByteLink base) {
    bases.add(base);
    return new Lane(base, bases.size() - 1);
  }

  /** START was sent: from now on the ends watch each other. */
  void begun() {
    begun = true;
  }

  /** Whether the fault has happened. */
  boolean happened() {
    return happened;
  }

  /** Whether nobody noticed that it was stalled. */
  boolean unnoticed() {
    return unnoticed;
  }

  private void happen() throws IOException {
    happened = true;
    switch (fault.kind()) {
      case CUT -> closeAll();
      case STALL -> {
        stall();
        awaitClosed();
      }
      default -> {
        stall();
        action.run();
        closeAll();
      }
    }
    throw new IOException("the connection was cut");
  }

  /** Before the session begins nobody but ssh watches over it. */
  private void corrupting() {
    happened = true;
    if (!begun) {
      Thread.ofPlatform().daemon().name("watchdog").start(this::watch);
    }
  }

  private void watch() {
    try {
      Thread.sleep(greetingPatience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!begun) {
      closeAll();
    }
  }

  private synchronized void stall() {
    stalled = true;
  }

  /** Waits as long as nothing gets through. */
  private synchronized void awaitClosed() {
    boolean patient = begun;
    long end = System.currentTimeMillis() + (patient ? WATCHDOG : greetingPatience);
    boolean interrupted = false;
    while (!closed) {
      long left = end - System.currentTimeMillis();
      if (left <= 0) {
        unnoticed |= patient && fault.kind() == Fault.Kind.STALL;
        closeAll();
        break;
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        interrupted = true;
        break;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends all lanes for both ends. */
  synchronized void closeAll() {
    closed = true;
    notifyAll();
    for (ByteLink base : bases) {
      close(base);
    }
  }

  private static void close(ByteLink base) {
    try {
      base.close();
    } catch (IOException gone) {
      // then it is closed
    }
  }

  private synchronized boolean isStalled() {
    return stalled;
  }

  private void stopIfStalled() throws IOException {
    if (isStalled()) {
      awaitClosed();
      throw new IOException("the connection was cut");
    }
  }

  private final class Lane implements ByteLink {
    private final ByteLink base;
    private final int number;
    private long written;
    private long read;
    private byte[] again = {}; // what comes a second time
    private boolean due; // whether it happens before anything more is read

    Lane(ByteLink base, int number) {
      this.base = base;
      this.number = number;
    }

    private boolean concerns(boolean up, long done, int count) {
      return fault.kind() != Fault.Kind.NONE
          && !happened
          && fault.lane() == number
          && fault.up() == up
          && done + count > fault.at();
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      if (again.length > 0) {
        int count = Math.min(again.length, target.remaining());
        target.put(again, 0, count);
        again = java.util.Arrays.copyOfRange(again, count, again.length);
        return count;
      }
      if (due) {
        due = false;
        happen();
      }
      int begin = target.position();
      int count = base.read(target);
      stopIfStalled();
      if (count <= 0 || !concerns(false, read, count)) {
        read += Math.max(0, count);
        return count;
      }
      int at = (int) (fault.at() - read);
      target.position(begin);
      byte[] bytes = new byte[count];
      target.get(bytes);
      if (!fault.kind().corrupts()) {
        if (at > 0) { // what came before still arrives
          happened = true;
          due = true;
          read += at;
          target.position(begin + at);
          return at;
        }
        happen();
      }
      read += count;
      corrupting();
      byte[] changed = corrupted(bytes, at);
      target.position(begin);
      int fits = Math.min(changed.length, count);
      target.put(changed, 0, fits);
      again = java.util.Arrays.copyOfRange(changed, fits, changed.length);
      return fits == 0 ? read(target) : fits;
    }

    @Override
    public void write(ByteBuffer source) throws IOException {
      stopIfStalled();
      int count = source.remaining();
      if (!concerns(true, written, count)) {
        written += count;
        base.write(source);
        return;
      }
      int at = (int) (fault.at() - written);
      byte[] bytes = new byte[count];
      source.get(bytes);
      if (fault.kind().corrupts()) {
        written += count;
        corrupting();
        base.write(ByteBuffer.wrap(corrupted(bytes, at)));
        return;
      }
      base.write(ByteBuffer.wrap(bytes, 0, at));
      happen();
    }

    private byte[] corrupted(byte[] bytes, int at) {
      int length = Math.min(fault.length(), bytes.length - at);
      return switch (fault.kind()) {
        case FLIP -> {
          bytes[at] ^= (byte) (1 << (fault.length() & 7));
          yield bytes;
        }
        case DROP -> without(bytes, at, length);
        default -> twice(bytes, at, length);
      };
    }

    private static byte[] without(byte[] bytes, int at, int length) {
      return ByteBuffer.allocate(bytes.length - length)
          .put(bytes, 0, at)
          .put(bytes, at + length, bytes.length - at - length)
          .array();
    }

    private static byte[] twice(byte[] bytes, int at, int length) {
      return ByteBuffer.allocate(bytes.length + length)
          .put(bytes, 0, at + length)
          .put(bytes, at, bytes.length - at)
          .array();
    }

    @Override
    public void close() throws IOException {
      synchronized (FaultyWire.this) {
        closed |= number == 0;
        FaultyWire.this.notifyAll();
        if (stalled && begun && fault.kind() == Fault.Kind.STALL) {
          return; // the far end does not hear of it
        }
      }
      base.close();
    }
  }
}
