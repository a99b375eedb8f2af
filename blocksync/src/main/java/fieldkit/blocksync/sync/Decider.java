package fieldkit.blocksync.sync;

import fieldkit.blocksync.digest.Digest;
import fieldkit.blocksync.digest.RegionHasher;
import fieldkit.blocksync.protocol.Message;
import fieldkit.blocksync.protocol.Message.PageRun;
import fieldkit.blocksync.protocol.ProtocolException;
import fieldkit.blocksync.region.Geometry;
import fieldkit.blocksync.region.Ledger;
import fieldkit.blocksync.region.RegionBuffer;
import fieldkit.blocksync.region.RegionRange;
import java.io.IOException;
import java.nio.IntBuffer;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Decides for each region of the source what has to happen with it: nothing, some pages, all of it,
 * or zeros. It is told what was read and what the target says, in whatever order that comes, and
 * waits for nothing. One thread.
 */
final class Decider {
  private final Geometry geometry;
  private final Ledger ledger;
  private final RegionHasher hasher;
  private final Outlet outlet;
  private final boolean compareOnly;
  private final boolean byPages;
  private final boolean looking;

  private final BitSet settled = new BitSet();
  private final BitSet blind = new BitSet(); // to be sent without being compared
  private final BitSet toRead = new BitSet();
  private final BitSet fetched =
      new BitSet(); // wanted whole although they were to be digested first
  private final Map<Long, ReadRegion> waiting = new HashMap<>(); // for the target's digest
  private final Map<Long, Digest> answers = new HashMap<>(); // of regions that are being read
  private final Map<Long, ReadRegion> asked = new HashMap<>(); // for the target's page digests
  private final Map<Long, Digest> sent = new HashMap<>(); // and not durable yet
  private final BitSet undurable = new BitSet(); // sent, and perhaps not durable yet
  private final BitSet resent = new BitSet();
  private final Set<Long> resends = new HashSet<>();
  private final Streaming streaming = new Streaming();
  private final Grants grants;
  private final ZeroRun zeros;

  private final AtomicLong same = new AtomicLong(); // read by others
  private final AtomicLong differ = new AtomicLong();

  Decider(Geometry geometry, Ledger ledger, RegionHasher hasher, Outlet outlet, Manner manner) {
    this.geometry = geometry;
    this.ledger = ledger;
    this.hasher = hasher;
    this.outlet = outlet;
    this.compareOnly = manner.compareOnly();
    this.byPages = manner.byPages();
    this.looking = manner.looking();
    this.zeros = new ZeroRun(outlet);
    BitSet unknown = new BitSet();
    for (int region = 0; region < geometry.regions(); region++) {
      begin(region, unknown);
    }
    this.grants = new Grants(unknown);
  }

  /** What is known of a region before anything is read decides who has to read it. */
  private void begin(int region, BitSet unknown) {
    Digest source = ledger.ofSource(region);
    Digest target = ledger.ofTarget(region);
    if (target == null) {
      unknown.set(region);
    } else if (target.equals(source)) {
      long _ = same.incrementAndGet();
      settled.set(region);
      return;
    }
    if (source == null || target != null) {
      toRead.set(region);
    }
  }

  /** The regions that the source reads in any case, in their order. */
  BitSet toRead() {
    return (BitSet) toRead.clone();
  }

  /** Whether every region is settled and nothing is to be sent again. */
  boolean isDone() {
    return same.get() + differ.get() == geometry.regions() && resends.isEmpty();
  }

  /** Whether everything that was sent is known to be on the target for good. */
  boolean isDurable() {
    return sent.isEmpty();
  }

  /** How far it has come; from any thread. */
  Counts counts() {
    return new Counts(same.get(), differ.get(), geometry.regions());
  }

  /** Lets the target read ahead, where permissions are running out. */
  void grant() throws IOException, InterruptedException {
    while (grants.isLow(streaming.isOn())) {
      boolean stream = streaming.isOn() && !compareOnly;
      if (stream) {
        goBlind(grants.skip(streaming.nextStretch()));
      }
      List<RegionRange> ranges = grants.next(stream);
      if (!ranges.isEmpty()) {
        outlet.send(new Message.Hash(settledBelow(), ranges));
      }
    }
  }

  /**
   * Below which region everything is equal, or was sent and is durable. What is only sent does not
   * count: it may be on its way on another lane, and never arrive.
   */
  private long settledBelow() {
    int sentFirst = undurable.nextSetBit(0);
    int open = settled.nextClearBit(0);
    return sentFirst < 0 ? open : Math.min(open, sentFirst);
  }

  private void goBlind(BitSet regions) throws IOException, InterruptedException {
    blind.or(regions);
    for (int region = regions.nextSetBit(0); region >= 0; region = regions.nextSetBit(region + 1)) {
      ReadRegion read = waiting.remove((long) region);
      if (read != null) {
        sendWhole(read);
      } else if (looking) {
        fetch(region);
      } else if (!toRead.get(region)) {
        outlet.demand(region);
      }
    }
  }

  /** A region was read. */
  void onRead(ReadRegion read) throws IOException, InterruptedException {
    long region = read.index();
    if (resends.remove(region)) {
      sendWhole(read);
      zeros.flush(); // perhaps nothing comes behind it
      return;
    }
    if (settled.get((int) region)) { // it was read whole meanwhile
      read.close();
      return;
    }
    Digest target = answers.remove(region);
    if (target == null) {
      target = ledger.ofTarget(region);
    }
    if (target != null) {
      decide(read, target);
    } else if (blind.get((int) region)) {
      sendWhole(read);
    } else {
      waiting.put(region, read);
    }
  }

  /** The target has digested a region. */
  void onDigest(long region, Digest target) throws IOException, InterruptedException {
    check(region);
    if (!grants.answered(region)) {
      throw new ProtocolException("a digest that nobody asked for");
    }
    if (settled.get((int) region) || asked.containsKey(region)) {
      return; // it was sent without waiting for this
    }
    ReadRegion read = waiting.remove(region);
    if (read != null) {
      decide(read, target);
      return;
    }
    Digest source = toRead.get((int) region) ? null : ledger.ofSource(region);
    if (target.equals(source)) {
      settleSame(region, target);
      return;
    }
    if (answers.put(region, target) == null && source != null) {
      outlet.demand(region);
    }
  }

  /** The target has digested regions that are nothing but zeros. */
  void onZeroDigests(long first, int count) throws IOException, InterruptedException {
    check(first);
    if (count > geometry.regions() - first) {
      throw new ProtocolException("digests of more regions than there are");
    }
    for (long region = first; region < first + count; region++) {
      onDigest(region, hasher.ofZeros(geometry.length(region)));
    }
  }

  private void decide(ReadRegion read, Digest target) throws IOException, InterruptedException {
    boolean whole = read.unreadable() == null;
    if (whole && read.digest().equals(target)) {
      streaming.agreed();
      read.close();
      settleSame(read.index(), target);
    } else if (!byPages) {
      decideWhole(read);
    } else if (compareOnly || !whole) {
      ask(read);
    } else if (read.isZero()) {
      sendZero(read);
    } else if (streaming.isOn() || target.equals(hasher.ofZeros(read.length()))) {
      streaming.differed();
      sendWhole(read);
    } else {
      ask(read);
    }
  }

  /** A region differs, and nobody can say where. */
  private void decideWhole(ReadRegion read) throws IOException, InterruptedException {
    if (compareOnly) {
      outlet.differs(geometry.position(read.index()), read.length());
      read.close();
      settleDiffers(read.index());
    } else {
      streaming.differed();
      sendWhole(read);
    }
  }

  /** Has a region read of which only the digest is known, or will be: it is sent whole. */
  private void fetch(long region) {
    blind.set((int) region);
    if (!fetched.get((int) region)) {
      fetched.set((int) region);
      outlet.demand(region);
    }
  }

  private void ask(ReadRegion read) throws IOException, InterruptedException {
    asked.put(read.index(), read);
    outlet.send(new Message.AskPages(read.index()));
  }

  /** The target says what its pages are. */
  void onPages(long region, IntBuffer target) throws IOException, InterruptedException {
    check(region);
    ReadRegion read = asked.remove(region);
    if (read == null || target.remaining() != geometry.pages(region)) {
      throw new ProtocolException("page digests that nobody asked for");
    }
    PageDifference difference = PageDifference.of(read, target.slice());
    if (compareOnly) {
      report(difference);
    } else if (read.unreadable() == null && (difference.isMost() || difference.pages().isEmpty())) {
      // no page seems to differ although the region does: short digests can collide
      streaming.differed();
      sendWhole(read);
    } else {
      streaming.agreed();
      sendPages(difference);
    }
  }

  private void report(PageDifference difference) {
    ReadRegion read = difference.region();
    long begin = geometry.position(read.index());
    if (difference.pages().isEmpty()) {
      outlet.differs(begin, read.length());
    }
    for (PageRun run : difference.runs()) {
      int first = run.first() * Geometry.PAGE;
      outlet.differs(begin + first, difference.end(run) - first);
    }
    read.close();
    settleDiffers(read.index());
  }

  /** The target could not make sense of pages it was sent. */
  void onResend(long region) throws IOException {
    check(region);
    if (!settled.get((int) region)) {
      throw new ProtocolException("a region is wanted again that was not sent");
    }
    if (resent.get((int) region)) {
      throw new ProtocolException("a region is wanted again and again");
    }
    resent.set((int) region);
    resends.add(region);
    outlet.demand(region);
  }

  /** These are on the target for good. */
  void onDurable(List<RegionRange> ranges) throws IOException {
    for (RegionRange range : ranges) {
      check(range.to() - 1);
      for (long region = range.from(); region < range.to(); region++) {
        if (!undurable.get((int) region)) {
          throw new ProtocolException("what was not sent is said to be durable");
        }
        undurable.clear((int) region);
        Digest digest = sent.remove(region);
        if (digest != null) {
          ledger.durable(region, digest);
        }
      }
    }
  }

  /** Sends what was held back to be sent together with more. */
  void flush() throws IOException, InterruptedException {
    zeros.flush();
  }

  private void sendZero(ReadRegion read) throws IOException, InterruptedException {
    remember(read);
    zeros.add(read.index());
    settleDiffers(read.index());
  }

  private void sendWhole(ReadRegion read) throws IOException, InterruptedException {
    RegionBuffer buffer = read.buffer();
    if (read.isLooked()) {
      fetch(read.index());
    } else if (read.unreadable() != null) {
      PageDifference all = new PageDifference(read, new BitSet());
      all.pages().set(0, geometry.pages(read.index()));
      all.pages().andNot(read.unreadable());
      sendPages(all);
    } else if (buffer == null) {
      sendZero(read);
    } else {
      remember(read);
      outlet.send(new Message.RegionData(read.index(), read.length(), buffer));
      settleDiffers(read.index());
    }
  }

  private void sendPages(PageDifference difference) throws IOException, InterruptedException {
    ReadRegion read = difference.region();
    RegionBuffer buffer = read.buffer();
    List<PageRun> runs = difference.runs();
    if (buffer == null) { // zeros, where the target has some other pages
      sendZero(read);
    } else if (runs.isEmpty()) { // all that differs cannot be read
      read.close();
      settleDiffers(read.index());
    } else {
      boolean sealed = read.unreadable() == null;
      if (sealed) {
        remember(read);
      } else {
        ledger.sending(read.index());
        undurable.set((int) read.index());
      }
      int length = difference.gather(buffer.data(read.length()));
      outlet.send(new Message.Pages(read.index(), read.digest(), sealed, runs, length, buffer));
      settleDiffers(read.index());
    }
  }

  private void remember(ReadRegion read) {
    ledger.sending(read.index());
    undurable.set((int) read.index());
    sent.put(read.index(), read.digest());
  }

  private void settleSame(long region, Digest digest) {
    ledger.equal(region, digest);
    if (settle(region, true)) {
      long _ = same.incrementAndGet();
    }
  }

  private void settleDiffers(long region) {
    if (settle(region, false)) {
      long _ = differ.incrementAndGet();
    }
  }

  private boolean settle(long region, boolean equal) {
    boolean first = !settled.get((int) region);
    settled.set((int) region);
    answers.remove(region);
    grants.settled(region, equal);
    outlet.settled(region);
    return first;
  }

  private void check(long region) throws ProtocolException {
    if (!geometry.has(region)) {
      throw new ProtocolException("there is no region %d".formatted(region));
    }
  }

  /** Gives back what is still held, when the round ends early. */
  void abandon() {
    waiting.values().forEach(ReadRegion::close);
    asked.values().forEach(ReadRegion::close);
  }
}
