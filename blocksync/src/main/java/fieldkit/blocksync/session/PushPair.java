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
import java.io.Closeable;
import java.io.IOException;

/**
 * A source of this machine and a target at the other end, both open, and the conversation between
 * them begun. One thread.
 */
final class PushPair implements Closeable {
  private final Watcher watcher;
  private final Storage storage;
  private final Peer peer;
  private final Memory memory;
  private final Geometry geometry;
  private final Ledger known;
  private final Link link;
  private final SourceEnd end;
  private final Mark mark;

  private PushPair(
      Opening opening,
      Storage storage,
      Peer peer,
      Memory memory,
      Settled settled,
      Link link,
      BufferPool buffers,
      Mark mark) {
    this.watcher = opening.watcher();
    this.storage = storage;
    this.peer = peer;
    this.memory = memory;
    this.geometry = settled.geometry();
    this.link = link;
    this.mark = mark;
    this.end =
        new SourceEnd(
            storage,
            geometry,
            settled.digests(),
            link,
            Agreement.source(opening.plan(), watcher),
            buffers,
            watcher::note);
    memory.begin();
    Ledger remembered = memory.ledger();
    this.known =
        peer.facts().fresh()
            ? new FreshTarget(remembered, geometry, settled.digests())
            : remembered;
  }

  /**
   * Opens what a pair needs, one after the other, and closes it again where one fails. Every rule
   * about the target is kept before anything is written.
   */
  record Opening(
      SyncPlan plan,
      Connector connector,
      FarSide.Environment environment,
      Memory.Place memories,
      Watcher watcher) {

    PushPair open(RawPath source, RawPath target)
        throws IOException, RefusedException, CommandFault, InterruptedException {
      Storage storage = environment.devices().source(source);
      PushPair opened = null;
      try {
        Mark mark = plan.state().tracker().map(ChangeTracker::mark).orElse(Mark.NONE);
        StorageFacts own = storage.facts();
        Wanted wanted =
            new Wanted(
                Role.TARGET, target, plan.targetRules(own.size()), Agreement.lanesPerhaps(plan));
        opened = open(storage, own, mark, source, connector.open(wanted));
        return opened;
      } finally {
        if (opened == null) {
          storage.close();
        }
      }
    }

    private PushPair open(Storage storage, StorageFacts own, Mark mark, RawPath source, Peer peer)
        throws IOException, RefusedException, InterruptedException {
      PushPair opened = null;
      try {
        StorageFacts there = peer.facts().device();
        plan.rules().check(own, source.text(), there, peer.name());
        watcher.overwriting(own, source.text(), there, peer.name());
        Geometry geometry = Choice.geometry(plan.block(), own.size());
        String suite = Choice.suite(plan, peer.facts());
        Memory memory = memory(own, there, geometry, suite, mark, peer);
        opened = open(storage, mark, peer, geometry, suite, memory);
        return opened;
      } finally {
        if (opened == null) {
          peer.close();
        }
      }
    }

    private Memory memory(
        StorageFacts own, StorageFacts there, Geometry geometry, String suite, Mark mark, Peer peer)
        throws IOException {
      PairIdentity identity =
          new PairIdentity(Identity.of("", own), Identity.of(connector.place(), there));
      return Memory.of(
          memories,
          plan.state(),
          identity,
          geometry,
          suite,
          own,
          there,
          peer.facts(),
          mark,
          watcher);
    }

    private PushPair open(
        Storage storage, Mark mark, Peer peer, Geometry geometry, String suite, Memory memory)
        throws IOException, InterruptedException {
      PushPair opened = null;
      try {
        boolean zstd = Choice.zstd(plan, peer.facts(), environment.coders());
        int lanes = peer.openLanes(plan.lanes());
        Settled settled =
            Agreement.settle(plan, geometry, suite, memory, zstd, lanes, peer.facts().fresh());
        BufferPool buffers = Agreement.buffers(geometry, 1 + lanes);
        Link link = peer.begin(settled, buffers);
        opened = new PushPair(this, storage, peer, memory, settled, link, buffers, mark);
        return opened;
      } finally {
        if (opened == null) {
          memory.close();
        }
      }
    }
  }

  /** The target, as it is called in messages. */
  String target() {
    return peer.name();
  }

  Storage storage() {
    return storage;
  }

  Memory memory() {
    return memory;
  }

  Geometry geometry() {
    return geometry;
  }

  Link link() {
    return link;
  }

  SourceEnd end() {
    return end;
  }

  /** What is known of both before anything is read. */
  Ledger known() {
    return known;
  }

  /** When the source was opened, in its tracker's words. */
  Mark mark() {
    return mark;
  }

  /** One round, on show. */
  Fields makeEqual(Ledger ledger) throws IOException, InterruptedException {
    try (Showing _ = Showing.of(watcher, "syncing", end::counts, geometry, link)) {
      return end.makeEqual(ledger);
    }
  }

  /** One comparison, on show. */
  void compare(Ledger ledger, Differences differences) throws IOException, InterruptedException {
    try (Showing _ = Showing.of(watcher, "verifying", end::counts, geometry, link)) {
      Fields _ = end.compare(ledger, differences);
    }
  }

  @Override
  public void close() throws IOException {
    try (storage;
        peer;
        memory) {
      link.close();
    }
  }
}
