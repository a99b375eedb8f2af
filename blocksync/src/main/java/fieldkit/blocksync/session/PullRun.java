package fieldkit.blocksync.session;

import fieldkit.blocksync.device.RefusedException;
import fieldkit.blocksync.device.Storage;
import fieldkit.blocksync.device.StorageFacts;
import fieldkit.blocksync.protocol.Fields;
import fieldkit.blocksync.protocol.Link;
import fieldkit.blocksync.protocol.Traffic;
import fieldkit.blocksync.region.BufferPool;
import fieldkit.blocksync.region.DigestTable;
import fieldkit.blocksync.region.Geometry;
import fieldkit.blocksync.state.PairIdentity;
import fieldkit.blocksync.state.changes.Mark;
import fieldkit.blocksync.sync.Counts;
import fieldkit.blocksync.sync.Pace;
import fieldkit.blocksync.sync.ReadErrors;
import fieldkit.blocksync.sync.Tally;
import fieldkit.blocksync.sync.TargetEnd;
import fieldkit.blocksync.sync.WorkFields;
import fieldkit.common.cli.CommandFault;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The source is the other end, the target is here. */
final class PullRun {
  private final SyncPlan plan;
  private final Connector connector;
  private final FarSide.Environment environment;
  private final Memory.Place memories;
  private final Watcher watcher;

  PullRun(
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
    Wanted wanted = new Wanted(Role.SOURCE, source, plan.target(), Agreement.lanesPerhaps(plan));
    try (Peer peer = connector.open(wanted)) {
      StorageFacts there = peer.facts().device();
      try (Storage storage = environment.devices().target(target, plan.targetRules(there.size()))) {
        StorageFacts own = storage.facts();
        plan.rules().check(there, peer.name(), own, target.text());
        watcher.overwriting(there, peer.name(), own, target.text());
        return run(storage, own, peer, begin);
      }
    }
  }

  private SyncResult run(Storage storage, StorageFacts own, Peer peer, long begin)
      throws IOException, RefusedException, InterruptedException {
    StorageFacts there = peer.facts().device();
    Geometry geometry = Choice.geometry(plan.block(), there.size());
    String suite = Choice.suite(plan, peer.facts());
    PairIdentity identity =
        new PairIdentity(Identity.of(connector.place(), there), Identity.of("", own));
    try (Memory memory =
        Memory.of(
            memories,
            plan.state(),
            identity,
            geometry,
            suite,
            there,
            own,
            leftHere(peer.facts(), own),
            Mark.NONE,
            watcher)) {
      if (memory.isAllEqual(geometry)) {
        return nothingToDo(geometry, begin);
      }
      return run(storage, own, geometry, suite, peer, memory, begin);
    }
  }

  /** What a cut session left is looked for where the target is: here. */
  private PeerFacts leftHere(PeerFacts peer, StorageFacts own) throws IOException {
    Interrupted notes = environment.interrupted();
    if (notes == null) {
      return peer;
    }
    return notes
        .find(own)
        .map(note -> peer.withLeft(note.session(), note.mark()))
        .orElse(peer.withLeft("", ""));
  }

  private static SyncResult nothingToDo(Geometry geometry, long begin) {
    long open = System.nanoTime();
    Counts counts = new Counts(geometry.regions(), 0, geometry.regions());
    return new SyncResult(
        geometry, counts, Tally.Work.NONE, Tally.Work.NONE, Traffic.NONE, open - begin, 0, 0);
  }

  private SyncResult run(
      Storage storage,
      StorageFacts own,
      Geometry geometry,
      String suite,
      Peer peer,
      Memory memory,
      long begin)
      throws IOException, InterruptedException {
    boolean fresh = storage.nextData(0) >= storage.size();
    boolean zstd = Choice.zstd(plan, peer.facts(), environment.coders());
    int lanes = peer.openLanes(plan.lanes());
    Settled settled = Agreement.settle(plan, geometry, suite, memory, zstd, lanes, fresh);
    BufferPool buffers = Agreement.buffers(geometry, 1 + lanes);
    long open = System.nanoTime();
    Interrupted notes = environment.interrupted();
    try (OldDataFile oldData =
            plan.saveOld().isPresent()
                ? environment.oldData().make(plan.saveOld().get(), storage)
                : null;
        Link link = peer.begin(settled, buffers)) {
      if (notes != null) {
        notes.remove(own);
      }
      WrittenLedger ledger =
          new WrittenLedger(
              new PullLedger(memory.ledger(), geometry.regions(), plan.errors() != ReadErrors.KEEP),
              geometry.regions(),
              plan.verify() == SyncPlan.Verify.WRITTEN);
      TargetEnd end =
          new TargetEnd(
              storage,
              geometry,
              settled.digests(),
              link,
              ledger,
              environment.target().with(Pace.of(plan.readLimit()), oldData),
              1 + lanes,
              buffers,
              () -> storage.facts().mark().text(),
              watcher::note);
      memory.begin();
      Fields last = run(end, geometry, link, own, settled, notes, storage);
      SyncResult result = finish(geometry, ledger, end, last, link, begin, open, memory);
      memory.end(storage.facts().mark().text());
      return result;
    }
  }

  private Fields run(
      TargetEnd end,
      Geometry geometry,
      Link link,
      StorageFacts own,
      Settled settled,
      @Nullable Interrupted notes,
      Storage storage)
      throws IOException, InterruptedException {
    boolean whole = false;
    try (Showing _ =
        Showing.of(
            watcher,
            "syncing",
            () -> new Counts(end.settledBelow(), 0, geometry.regions()),
            geometry,
            link)) {
      Fields last = end.run(() -> WorkFields.of(end.tally().work()), watcher.stop());
      whole = true;
      return last;
    } finally {
      if (!whole && notes != null) {
        notes.leave(storage, own, settled.session());
      }
    }
  }

  private SyncResult finish(
      Geometry geometry,
      WrittenLedger ledger,
      TargetEnd end,
      Fields last,
      Link link,
      long begin,
      long open,
      Memory memory)
      throws IOException, InterruptedException {
    Counts counts =
        new Counts(last.number("same", 0), last.number("differ", 0), geometry.regions());
    if (last.number("unreadable", 0) > 0) {
      watcher.incomplete();
    }
    long synced = System.nanoTime();
    if (plan.verify() == SyncPlan.Verify.WRITTEN) {
      readAgain(end, ledger.written(), memory);
    }
    return new SyncResult(
        geometry,
        counts,
        WorkFields.from(last),
        end.tally().work(),
        link.traffic(),
        open - begin,
        synced - open,
        System.nanoTime() - synced);
  }

  private static void readAgain(TargetEnd end, DigestTable written, Memory memory)
      throws IOException, InterruptedException {
    try {
      end.readAgain(written);
    } catch (IOException e) {
      memory.distrust(written);
      throw e;
    }
  }
}
