package fieldkit.blocksync.testing;

import fieldkit.blocksync.device.StorageFacts;
import fieldkit.blocksync.session.Watcher;
import fieldkit.blocksync.sync.Counts;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** A user who says yes to everything and hears nothing. */
public final class SilentWatcher implements Watcher {
  @Override
  public void overwriting(
      StorageFacts source, String sourceName, StorageFacts target, String targetName) {}

  @Override
  public Shown working(String what, Supplier<Counts> counts, int regionSize, LongSupplier sent) {
    return () -> {};
  }

  @Override
  public void note(String text) {}

  @Override
  public void detail(String text) {}

  @Override
  public void unreadable(long position, int length) {}

  @Override
  public BooleanSupplier stop() {
    return () -> false;
  }
}
