package fieldkit.blocksync.session;

import fieldkit.blocksync.protocol.Link;
import fieldkit.blocksync.protocol.Traffic;
import fieldkit.blocksync.region.Geometry;
import fieldkit.blocksync.sync.Counts;
import java.util.function.Supplier;

/** Progress on show, until it is closed. */
final class Showing implements AutoCloseable {
  private final Watcher.Shown shown;

  private Showing(Watcher.Shown shown) {
    this.shown = shown;
  }

  static Showing of(
      Watcher watcher, String what, Supplier<Counts> counts, Geometry geometry, Link link) {
    return new Showing(
        watcher.working(
            what,
            counts,
            geometry.regionSize(),
            () -> {
              Traffic traffic = link.traffic();
              return traffic.sent() + traffic.received();
            }));
  }

  @Override
  public void close() {
    shown.close();
  }
}
