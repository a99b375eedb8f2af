package fieldkit.xenmigrate.rounds;

import fieldkit.blocksync.device.StorageFacts;
import fieldkit.blocksync.session.Watcher;
import fieldkit.blocksync.sync.Counts;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Hears what one disk's session has to say; what it overwrites was agreed on before, in the plan.
 */
final class DiskWatcher implements Watcher {
  private final String vdev;
  private final RoundsListener listener;
  private final BooleanSupplier stop;
  private volatile Supplier<Counts> counts = () -> new Counts(0, 0, 0);
  private volatile int regionSize;

  DiskWatcher(String vdev, RoundsListener listener, BooleanSupplier stop) {
    this.vdev = vdev;
    this.listener = listener;
    this.stop = stop;
  }

  /** Bytes that are settled in the round that goes on. */
  long done() {
    return counts.get().settled() * regionSize;
  }

  /** Bytes of all of it. */
  long total() {
    return counts.get().total() * regionSize;
  }

  @Override
  public void overwriting(
      StorageFacts source, String sourceName, StorageFacts target, String targetName) {
    detail("overwrites %s, %s".formatted(targetName, target.description()));
  }

  @Override
  public Shown working(String what, Supplier<Counts> now, int size, LongSupplier sent) {
    regionSize = size;
    counts = now;
    return () -> {};
  }

  @Override
  public void note(String text) {
    listener.note("%s: %s".formatted(vdev, text));
  }

  @Override
  public void detail(String text) {
    listener.detail("%s: %s".formatted(vdev, text));
  }

  @Override
  public void unreadable(long position, int length) {
    note("%d bytes at %d cannot be read".formatted(length, position));
  }

  @Override
  public BooleanSupplier stop() {
    return stop;
  }
}
