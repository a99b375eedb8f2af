package fieldkit.blocksync.session;

import fieldkit.blocksync.device.RefusedException;
import fieldkit.blocksync.device.Storage;
import fieldkit.blocksync.device.StorageFacts;
import fieldkit.blocksync.protocol.Fields;
import fieldkit.blocksync.protocol.Link;
import fieldkit.blocksync.region.BufferPool;
import fieldkit.blocksync.region.Geometry;
import fieldkit.blocksync.region.Ledger;
import fieldkit.blocksync.state.PairIdentity;
import fieldkit.blocksync.state.changes.ChangeTracker;
import fieldkit.blocksync.state.changes.Mark;
import fieldkit.blocksync.sync.Differences;
import fieldkit.blocksync.sync.SourceEnd;
import fieldkit.common.cli.CommandFault;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/** The source is here, the target is the other end. */
final class PushRun {
  private final SyncPlan plan;
  private final Connector connector;
  private final FarSide.Environment environment;
  private final Memory.Place memories;
  private final Watcher watcher;

  PushRun(
      SyncPlan plan,
      Connector connector,
      FarSide.Environment environment,
      Memory.Place memories,
      Watcher watcher) {
    this.plan = plan;
    this.connector = connector;
    this.environment = environment;
    this.memories = memories;
    this.watcher = watcher;
  }

  SyncResult run(RawPath source, RawPath target)
      throws IOException, RefusedException, CommandFault, InterruptedException {
    long begin = System.nanoTime();
    try (Storage storage = environment.devices().source(source)) {
      Mark trackerMark = plan.state().tracker().map(ChangeTracker::mark).orElse(Mark.NONE);
      StorageFacts own = storage.facts();
      Wanted wanted =
          new Wanted(
              Role.TARGET, target, plan.targetRules(own.size()), Agreement.lanesPerhaps(plan));
      try (Peer peer = connector.open(wanted)) {
        plan.rules().check(own, source.text(), peer.facts().device(), peer.name());
        watcher.overwriting(own, source.text(), peer.facts().device(), peer.name());
        return run(storage, own, trackerMark, peer, begin);
      }
    }
  }

  private SyncResult run(Storage storage, StorageFacts own, Mark trackerMark, Peer peer, long begin)
      throws IOException, RefusedException, InterruptedException {
    Geometry geometry = Choice.geometry(plan.block(), own.size());
    String suite = Choice.suite(plan, peer.facts());
    StorageFacts there = peer.facts().device();
    PairIdentity identity =
        new PairIdentity(Identity.of("", own), Identity.of(connector.place(), there));
    try (Memory memory =
        Memory.of(
            memories,
            plan.state(),
            identity,
            geometry,
            suite,
            own,
            there,
            peer.facts(),
            trackerMark,
            watcher)) {
      return run(storage, geometry, suite, peer, memory, begin);
    }
  }

  private SyncResult run(
      Storage storage, Geometry geometry, String suite, Peer peer, Memory memory, long begin)
      throws IOException, InterruptedException {
    boolean zstd = Choice.zstd(plan, peer.facts(), environment.coders());
    int lanes = peer.openLanes(plan.lanes());
    Settled settled =
        Agreement.settle(plan, geometry, suite, memory, zstd, lanes, peer.facts().fresh());
    BufferPool buffers = Agreement.buffers(geometry, 1 + lanes);
    long open = System.nanoTime();
    try (Link link = peer.begin(settled, buffers)) {
      SourceEnd end =
          new SourceEnd(
              storage,
              geometry,
              settled.digests(),
              link,
              Agreement.source(plan, watcher),
              buffers,
              watcher::note);
      memory.begin();
      WrittenLedger ledger =
          new WrittenLedger(
              known(settled, peer, memory),
              geometry.regions(),
              plan.verify() == SyncPlan.Verify.WRITTEN);
      Fields done = makeEqual(end, ledger, geometry, link);
      SyncResult result =
          Agreement.result(
              geometry, end.counts(), end.tally().work(), done, link.traffic(), begin, open);
      long verifying = System.nanoTime();
      if (plan.verify() == SyncPlan.Verify.WRITTEN) {
        readAgain(end, ledger, geometry, link, peer, memory);
      }
      memory.end(done.text("mark").orElse(""));
      Fields _ = end.finish(Fields.none());
      return result.verified(System.nanoTime() - verifying);
    }
  }

  private static Ledger known(Settled settled, Peer peer, Memory memory) {
    return peer.facts().fresh()
        ? new FreshTarget(memory.ledger(), settled.geometry(), settled.digests())
        : memory.ledger();
  }

  private Fields makeEqual(SourceEnd end, Ledger ledger, Geometry geometry, Link link)
      throws IOException, InterruptedException {
    try (Showing _ = Showing.of(watcher, "syncing", end::counts, geometry, link)) {
      return end.makeEqual(ledger);
    }
  }

  private void readAgain(
      SourceEnd end, WrittenLedger ledger, Geometry geometry, Link link, Peer peer, Memory memory)
      throws IOException, InterruptedException {
    AtomicLong first = new AtomicLong(-1);
    Differences differences = (position, _) -> first.compareAndSet(-1, position);
    try (Showing _ = Showing.of(watcher, "verifying", end::counts, geometry, link)) {
      Fields _ = end.compare(ledger.readingAgain(), differences);
    }
    if (end.counts().differ() > 0) {
      memory.distrust(ledger.written());
      throw new IOException(
          "%s: what was written reads back otherwise, first at byte %d"
              .formatted(peer.name(), first.get()));
    }
  }
}
