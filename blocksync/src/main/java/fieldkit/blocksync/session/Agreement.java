package fieldkit.blocksync.session;

import fieldkit.blocksync.protocol.Fields;
import fieldkit.blocksync.protocol.ProtocolException;
import fieldkit.blocksync.protocol.Traffic;
import fieldkit.blocksync.region.BufferPool;
import fieldkit.blocksync.region.Geometry;
import fieldkit.blocksync.sync.Counts;
import fieldkit.blocksync.sync.Pace;
import fieldkit.blocksync.sync.SourceSettings;
import fieldkit.blocksync.sync.Tally;
import fieldkit.blocksync.sync.WorkFields;

/** From what the user wants and both ends can do to what holds. */
final class Agreement {
  private static final int READERS = 2;
  private static final int BUFFERS_A_LANE = 4;

  private Agreement() {}

  static Settled settle(
      SyncPlan plan,
      Geometry geometry,
      String suite,
      Memory memory,
      boolean zstd,
      int lanes,
      boolean fresh) {
    return new Settled(
        suite,
        memory.key(),
        geometry,
        zstd,
        lanes,
        plan.readLimit(),
        plan.sendLimit(),
        plan.errors(),
        plan.saveOld(),
        memory.session(),
        fresh);
  }

  /** How many may be wanted, before anything is known. */
  static int lanesPerhaps(SyncPlan plan) {
    return plan.lanes().orElse(1);
  }

  static SourceSettings source(SyncPlan plan, Watcher watcher) {
    return new SourceSettings(
        READERS,
        Pace.of(plan.readLimit()),
        Pace.of(plan.sendLimit()),
        plan.errors(),
        watcher::unreadable,
        null,
        watcher.stop());
  }

  static BufferPool buffers(Geometry geometry, int lanes) {
    int usual = BufferPool.usualCount(geometry.regionSize());
    return new BufferPool(geometry.regionSize(), usual + BUFFERS_A_LANE * lanes);
  }

  static SyncResult result(
      Geometry geometry,
      Counts counts,
      Tally.Work source,
      Fields target,
      Traffic traffic,
      long begin,
      long open)
      throws ProtocolException {
    return new SyncResult(
        geometry,
        counts,
        source,
        WorkFields.from(target),
        traffic,
        open - begin,
        System.nanoTime() - open,
        0);
  }
}
