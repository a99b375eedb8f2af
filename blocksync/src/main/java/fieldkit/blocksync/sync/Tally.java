package fieldkit.blocksync.sync;

import java.util.concurrent.atomic.LongAdder;

/** What one end has done to its device so far. Safe for several threads. */
public final class Tally {
  private final LongAdder read = new LongAdder();
  private final LongAdder readNanos = new LongAdder();
  private final LongAdder written = new LongAdder();
  private final LongAdder punched = new LongAdder();
  private final LongAdder writeNanos = new LongAdder();

  void read(long bytes, long nanos) {
    read.add(bytes);
    readNanos.add(nanos);
  }

  void wrote(long bytes, long nanos) {
    written.add(bytes);
    writeNanos.add(nanos);
  }

  void punched(long bytes, long nanos) {
    punched.add(bytes);
    writeNanos.add(nanos);
  }

  /** Bytes written so far: holes that were seen before may be none any more. */
  long written() {
    return written.sum();
  }

  /** Bytes and times at this moment. */
  public Work work() {
    return new Work(read.sum(), readNanos.sum(), written.sum(), punched.sum(), writeNanos.sum());
  }

  /**
   * What one end did to its device.
   *
   * @param read bytes
   * @param readNanos nanoseconds spent reading and digesting, of all threads together
   * @param written bytes
   * @param punched bytes given back
   * @param writeNanos nanoseconds spent writing, of all threads together
   */
  public record Work(long read, long readNanos, long written, long punched, long writeNanos) {
    /** What was done since. */
    public Work since(Work before) {
      return new Work(
          read - before.read,
          readNanos - before.readNanos,
          written - before.written,
          punched - before.punched,
          writeNanos - before.writeNanos);
    }

    /** Nothing. */
    public static final Work NONE = new Work(0, 0, 0, 0, 0);
  }
}
