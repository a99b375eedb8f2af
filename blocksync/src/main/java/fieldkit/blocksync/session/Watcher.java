package fieldkit.blocksync.session;

import fieldkit.blocksync.device.RefusedException;
import fieldkit.blocksync.device.StorageFacts;
import fieldkit.blocksync.sync.Counts;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The user, as a session sees him. From any thread. */
public interface Watcher {
  /** Something on show. */
  interface Shown extends AutoCloseable {
    @Override
    void close();
  }

  /** A last look before the target is overwritten; refuses if the user does. */
  void overwriting(StorageFacts source, String sourceName, StorageFacts target, String targetName)
      throws RefusedException;

  /**
   * Work begins: shows it until the result is closed.
   *
   * @param what what is being done
   * @param counts how far it is, regions
   * @param sent bytes sent and received so far
   */
  Shown working(String what, Supplier<Counts> counts, int regionSize, LongSupplier sent);

  /** Something the user should know. */
  void note(String text);

  /** Something for who wants to know more. */
  void detail(String text);

  /** Bytes of the source that could not be read. */
  void unreadable(long position, int length);

  /** Some of a source elsewhere could not be read; it was named in notes. */
  default void incomplete() {}

  /** Whether the user wants it to end. */
  BooleanSupplier stop();
}
