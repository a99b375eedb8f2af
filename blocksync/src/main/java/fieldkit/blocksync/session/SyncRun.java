package fieldkit.blocksync.session;

import fieldkit.blocksync.device.RefusedException;
import fieldkit.blocksync.device.Storage;
import fieldkit.blocksync.device.StorageFacts;
import fieldkit.blocksync.digest.DigestSuite;
import fieldkit.blocksync.protocol.Fields;
import fieldkit.blocksync.protocol.Link;
import fieldkit.blocksync.region.BufferPool;
import fieldkit.blocksync.region.Geometry;
import fieldkit.blocksync.region.Ledger;
import fieldkit.blocksync.state.StateFolder;
import fieldkit.blocksync.sync.Differences;
import fieldkit.blocksync.sync.SourceEnd;
import fieldkit.common.cli.CommandFault;
import fieldkit.common.io.FileAccess;
import fieldkit.common.io.RawPath;
import java.io.IOException;

/**
 * Syncs or compares one pair, once. A run that failed can be run again and goes on where this one
 * was. One thread.
 */
public final class SyncRun {
  private final SyncPlan plan;
  private final Connector connector;
  private final FarSide.Environment environment;
  private final Memory.Place memories;
  private final Watcher watcher;

  /**
   * @param connector reaches the other end
   * @param environment this machine
   * @param folder where is remembered what pairs hold
   */
  public SyncRun(
      SyncPlan plan,
      Connector connector,
      FarSide.Environment environment,
      FileAccess files,
      StateFolder folder,
      Watcher watcher) {
    this.plan = plan;
    this.connector = connector;
    this.environment = environment;
    this.memories = new Memory.Place(files, folder);
    this.watcher = watcher;
  }

  /** Makes the other end's device equal to one of this machine. */
  public SyncResult push(RawPath source, RawPath target)
      throws IOException, RefusedException, CommandFault, InterruptedException {
    return new PushRun(new PushPair.Opening(plan, connector, environment, memories, watcher))
        .run(source, target);
  }

  /** Makes a device of this machine equal to the other end's. */
  public SyncResult pull(RawPath source, RawPath target)
      throws IOException, RefusedException, CommandFault, InterruptedException {
    return new PullRun(plan, connector, environment, memories, watcher).run(source, target);
  }

  /** Compares a device of this machine with the other end's. */
  public SyncResult compare(RawPath here, RawPath there, Differences differences)
      throws IOException, RefusedException, CommandFault, InterruptedException {
    long begin = System.nanoTime();
    try (Storage storage = environment.devices().compared(here)) {
      StorageFacts own = storage.facts();
      Wanted wanted = new Wanted(Role.COMPARE, there, plan.target(), 0);
      try (Peer peer = connector.open(wanted)) {
        checkSizes(own, here.text(), peer);
        return compare(storage, peer, differences, begin);
      }
    }
  }

  private void checkSizes(StorageFacts own, String name, Peer peer) throws RefusedException {
    if (own.size() != peer.facts().device().size() && !plan.rules().allowLarger()) {
      throw new RefusedException(
          "%s has %d bytes and %s %d"
              .formatted(name, own.size(), peer.name(), peer.facts().device().size()),
          "--allow-larger compares what both have");
    }
  }

  private SyncResult compare(Storage storage, Peer peer, Differences differences, long begin)
      throws IOException, RefusedException, InterruptedException {
    long size = Math.min(storage.size(), peer.facts().device().size());
    Geometry geometry = Choice.geometry(plan.block(), size);
    String suite = Choice.suite(plan, peer.facts());
    Memory memory = Memory.none(watcher);
    Settled settled = Agreement.settle(plan, geometry, suite, memory, false, 0, false);
    DigestSuite digests = settled.digests();
    BufferPool buffers = Agreement.buffers(geometry, 1);
    long open = System.nanoTime();
    try (Link link = peer.begin(settled, buffers)) {
      SourceEnd end =
          new SourceEnd(
              storage,
              geometry,
              digests,
              link,
              Agreement.source(plan, watcher),
              buffers,
              watcher::note);
      Fields done;
      try (Showing _ = Showing.of(watcher, "comparing", end::counts, geometry, link)) {
        done = end.compare(Ledger.none(), differences);
      }
      Fields _ = end.finish(Fields.none());
      return Agreement.result(
          geometry, end.counts(), end.tally().work(), done, link.traffic(), begin, open);
    }
  }
}
