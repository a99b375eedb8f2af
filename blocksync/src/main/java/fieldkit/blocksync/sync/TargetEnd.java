package fieldkit.blocksync.sync;

import fieldkit.blocksync.device.Storage;
import fieldkit.blocksync.digest.Digest;
import fieldkit.blocksync.digest.DigestSuite;
import fieldkit.blocksync.digest.RegionHasher;
import fieldkit.blocksync.protocol.Fault;
import fieldkit.blocksync.protocol.Fields;
import fieldkit.blocksync.protocol.Link;
import fieldkit.blocksync.protocol.LinkLostException;
import fieldkit.blocksync.protocol.Message;
import fieldkit.blocksync.protocol.ProtocolException;
import fieldkit.blocksync.region.BufferPool;
import fieldkit.blocksync.region.DigestTable;
import fieldkit.blocksync.region.Geometry;
import fieldkit.blocksync.region.Ledger;
import fieldkit.blocksync.region.RegionRange;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The target's side of a session: reads ahead as permitted, writes what comes, and says when it is
 * on the device for good. Works from the link's threads and some of its own until the source says
 * goodbye or something fails.
 */
public final class TargetEnd {
  private static final long TICK_MILLIS = 100;

  private final Storage storage;
  private final Geometry geometry;
  private final DigestSuite suite;
  private final Link link;
  private final Ledger ledger;
  private final TargetSettings settings;
  private final int lanes;
  private final Mark mark;
  private final Consumer<String> notes;
  private final Tally tally = new Tally();
  private final PageMemory memory = new PageMemory();
  private final Set<Long> resends = ConcurrentHashMap.newKeySet();
  private final CompletableFuture<Fields> ended = new CompletableFuture<>();
  private final ReadAhead readAhead;
  private final WriteQueue writes;
  private final Durability durability;
  private volatile boolean compareOnly = true;
  private volatile Tally.Work before = Tally.Work.NONE;
  private volatile long settledBelow;
  private final ReentrantLock beginning = new ReentrantLock();
  private volatile int number; // of the round
  private boolean underway; // whether a round has begun and is not done; guarded by this
  private boolean began; // whether any has; guarded by this
  private int laneEnds; // guarded by this
  private boolean finishing; // whether the round's end came on all lanes; guarded by this

  /** Tells what later shows whether somebody wrote to the target. */
  public interface Mark {
    /** The mark as of now, empty if there is none. */
    String now() throws IOException;
  }

  /**
   * @param lanes how many lanes the link has
   * @param buffers memory for reading ahead
   * @param mark asked when a round is done
   * @param notes hears what the other end wants the user to know
   */
  public TargetEnd(
      Storage storage,
      Geometry geometry,
      DigestSuite suite,
      Link link,
      Ledger ledger,
      TargetSettings settings,
      int lanes,
      BufferPool buffers,
      Mark mark,
      Consumer<String> notes) {
    this.storage = storage;
    this.geometry = geometry;
    this.suite = suite;
    this.link = link;
    this.ledger = ledger;
    this.settings = settings;
    this.lanes = lanes;
    this.mark = mark;
    this.notes = notes;
    Answers answers = new Answers();
    this.readAhead =
        new ReadAhead(
            geometry,
            ledger,
            memory,
            answers,
            settings.readers(),
            settings.digester(),
            () -> reader(buffers),
            suite::newHasher);
    this.writes = new WriteQueue(settings.writers(), () -> new Applying(reader(buffers)), answers);
    this.durability = new Durability(storage, settings, ledger, answers);
  }

  private RegionReader reader(BufferPool buffers) {
    return new RegionReader(
        storage,
        geometry,
        suite.newHasher(),
        buffers,
        settings.readPace(),
        tally,
        BadPages.refused());
  }

  /** How far it has come, regions: all below are settled. From any thread. */
  public long settledBelow() {
    return settledBelow;
  }

  /** What was done to the target's device so far. */
  public Tally tally() {
    return tally;
  }

  /**
   * Works until the source has said goodbye, and returns its last words. What was written by then
   * is on the device, however it ends.
   *
   * @param words our last words
   * @param stop whether the user wants it to end; asked about ten times a second
   */
  public Fields run(Supplier<Fields> words, BooleanSupplier stop)
      throws IOException, InterruptedException {
    readAhead.start();
    writes.start();
    durability.start();
    link.start(new Hearing());
    try {
      Fields last = awaitEnd(stop);
      link.send(new Message.Bye(words.get()));
      return last;
    } catch (ExecutionException e) {
      IOException why = e.getCause() instanceof IOException known ? known : new IOException(e);
      windUp();
      throw why;
    } finally {
      stop();
    }
  }

  private Fields awaitEnd(BooleanSupplier stop) throws InterruptedException, ExecutionException {
    while (true) {
      try {
        return ended.get(TICK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException notYet) {
        if (stop.getAsBoolean()) {
          windUp();
          throw new InterruptedException("asked to stop");
        }
      }
    }
  }

  /**
   * Reads again what was written, once nothing is written any more.
   *
   * @param written the regions and what they must hold
   * @throws IOException where one holds something else
   */
  public void readAgain(DigestTable written) throws IOException, InterruptedException {
    RegionReader reader = reader(new BufferPool(geometry.regionSize(), 1));
    for (long region = written.next(0); region >= 0; region = written.next(region + 1)) {
      try (ReadRegion read = reader.read(region)) {
        if (!read.digest().equals(written.get(region))) {
          throw new IOException(
              "what was written reads back otherwise, from byte %d on"
                  .formatted(geometry.position(region)));
        }
      }
    }
  }

  /** Brings what was written to the device although nobody will hear of it. */
  private void windUp() throws InterruptedException {
    stop();
    if (settings.mayWrite()) {
      try {
        storage.force();
      } catch (IOException whatIsTold) {
        // the failure that ended it is told; this one may be its consequence
      }
    }
  }

  private void stop() throws InterruptedException {
    readAhead.join();
    writes.join();
    durability.stop();
  }

  private void fail(Throwable why) {
    ended.completeExceptionally(why instanceof IOException known ? known : new IOException(why));
  }

  private final class Answers implements ReadAhead.Output {
    @Override
    public void send(Message message) throws IOException, InterruptedException {
      link.send(message);
    }

    @Override
    public void failed(Throwable why) {
      fail(why);
    }
  }

  private final class Hearing implements Link.Handler {
    @Override
    public void on(Message message) throws IOException, InterruptedException {
      switch (message) {
        case Message.RegionData data -> accept(data, data.region());
        case Message.Pages pages -> accept(pages, pages.region());
        case Message.Zero zero -> accept(zero);
        case Message.Round round -> begin(round);
        case Message.Hash(long settled, List<RegionRange> ranges) -> hash(settled, ranges);
        case Message.AskPages(long region) -> {
          checkUnderway();
          check(region);
          readAhead.ask(region);
        }
        case Message.EndRound(int number) -> endRound(number);
        case Message.Note(String text) -> notes.accept(text);
        case Message.Fault(Fields fields) -> throw Fault.from(fields);
        case Message.Bye(Fields fields) -> end(fields);
        default -> throw new ProtocolException("a source does not say that");
      }
    }

    @Override
    public void lost(IOException why) {
      fail(why);
    }
  }

  /** A round begins on some lane, the first of them or another one. */
  private void begin(Message.Round round) throws IOException, InterruptedException {
    beginning.lockInterruptibly(); // until it has begun there is nothing to do on other lanes
    try {
      if (isUnderway()) {
        if (round.number() != number || round.compareOnly() != compareOnly) {
          throw new ProtocolException("a round within a round");
        }
        return;
      }
      if (!round.compareOnly() && !settings.mayWrite()) {
        throw new ProtocolException("it wants to write to what is only to be compared");
      }
      readAhead.rest();
      memory.clear();
      compareOnly = round.compareOnly();
      before = tally.work();
      number = round.number();
      setUnderway(true);
    } finally {
      beginning.unlock();
    }
  }

  private synchronized boolean isUnderway() {
    return underway;
  }

  private synchronized void setUnderway(boolean is) {
    underway = is;
    began |= is;
  }

  private void checkUnderway() throws ProtocolException {
    if (!isUnderway()) {
      throw new ProtocolException("it does not say which round that belongs to");
    }
  }

  /** The source's last words: only what it said to be done is done. */
  private void end(Fields words) throws LinkLostException {
    synchronized (this) {
      if (underway || !began) {
        throw new LinkLostException("the other end left too early");
      }
    }
    ended.complete(words);
  }

  private void hash(long settled, List<RegionRange> ranges) throws IOException {
    checkUnderway();
    if (settled < 0 || settled > geometry.regions()) {
      throw new ProtocolException("more is settled than there is");
    }
    for (RegionRange range : ranges) {
      check(range.to() - 1);
    }
    memory.forgetBelow(settled);
    ledger.settledBelow(settled);
    settledBelow = settled;
    readAhead.permit(ranges);
  }

  private void accept(Message message, long region) throws IOException, InterruptedException {
    try {
      check(region);
      checkWriting();
      checkLength(message, region);
      // from now on: what it held may be taken for settled before this is carried out
      ledger.sending(region);
    } catch (IOException | RuntimeException e) {
      message.close();
      throw e;
    }
    writes.add(message);
  }

  private void checkLength(Message message, long region) throws ProtocolException {
    int length = geometry.length(region);
    boolean fits =
        switch (message) {
          case Message.RegionData data -> data.length() == length;
          case Message.Pages pages -> lengthOf(pages, length) == pages.length();
          default -> false;
        };
    if (!fits) {
      throw new ProtocolException("data that do not fit their region");
    }
  }

  private static int lengthOf(Message.Pages message, int regionLength) {
    int length = 0;
    for (Message.PageRun run : message.runs()) {
      int first = run.first() * Geometry.PAGE;
      if (run.first() + run.count() > Geometry.pagesOf(regionLength)) {
        return -1;
      }
      length += Math.min(run.count() * Geometry.PAGE, regionLength - first);
    }
    return length;
  }

  private void accept(Message.Zero zero) throws IOException, InterruptedException {
    checkWriting();
    for (RegionRange range : zero.ranges()) {
      check(range.to() - 1);
    }
    for (RegionRange range : zero.ranges()) {
      for (long region = range.from(); region < range.to(); region++) {
        ledger.sending(region);
      }
    }
    writes.add(zero);
  }

  private void checkWriting() throws ProtocolException {
    checkUnderway();
    if (compareOnly) {
      throw new ProtocolException("data although it only compares");
    }
  }

  private void check(long region) throws ProtocolException {
    if (!geometry.has(region)) {
      throw new ProtocolException("there is no region %d".formatted(region));
    }
  }

  private void endRound(int ending) throws IOException, InterruptedException {
    synchronized (this) {
      if (!underway || ending != number || finishing) {
        throw new ProtocolException("the end of another round");
      }
      if (++laneEnds < lanes) {
        return;
      }
      laneEnds = 0;
      finishing = true;
    }
    finishIfComplete();
  }

  /** Ends the round when its end came on all lanes and nothing is to be sent again. */
  private void finishIfComplete() throws IOException, InterruptedException {
    if (!writes.drain()) {
      return; // it failed, and that is told
    }
    synchronized (this) {
      if (!finishing || !resends.isEmpty()) {
        return;
      }
      finishing = false;
    }
    readAhead.rest();
    ledger.settledBelow(geometry.regions());
    settledBelow = geometry.regions();
    if (!compareOnly) {
      storage.force();
      durability.force();
    }
    Message done = new Message.RoundDone(report());
    setUnderway(false);
    link.send(done);
  }

  private Fields report() throws IOException {
    return WorkFields.of(tally.work().since(before)).with("mark", mark.now());
  }

  /** Carries out what changes the device. */
  private final class Applying implements WriteQueue.Worker {
    private final RegionReader reader;
    private final RegionWriter writer = new RegionWriter(storage, geometry, settings, tally);
    private final RegionHasher hasher = suite.newHasher();
    private final boolean digesting = ledger.remembers();

    Applying(RegionReader reader) {
      this.reader = reader;
    }

    @Override
    public void carryOut(Message message) throws IOException, InterruptedException {
      switch (message) {
        case Message.RegionData data -> apply(data);
        case Message.Pages pages -> apply(pages);
        case Message.Zero zero -> apply(zero);
        default -> throw new IllegalArgumentException("nothing to write");
      }
    }

    private void apply(Message.RegionData message) throws IOException, InterruptedException {
      long region = message.region();
      memory.forget(region);
      writer.write(message);
      Digest digest = null;
      if (digesting) {
        long[] pages = new long[2 * Geometry.pagesOf(message.length())];
        digest = hasher.hash(message.buffer().data(message.length()), pages);
      }
      durability.wrote(new RegionRange(region, region + 1), message.length(), digest);
      answered(region);
    }

    /** What was wanted again came. */
    private void answered(long region) {
      if (resends.remove(region)) {
        finishLater();
      }
    }

    private void apply(Message.Pages message) throws IOException, InterruptedException {
      long region = message.region();
      if (message.sealed() && !comesOut(message)) {
        resends.add(region);
        link.send(new Message.Resend(region));
        return;
      }
      memory.forget(region);
      writer.write(message);
      durability.wrote(
          new RegionRange(region, region + 1),
          message.length(),
          digesting && message.sealed() ? message.digest() : null);
      answered(region);
    }

    private boolean comesOut(Message.Pages message) throws IOException, InterruptedException {
      long[] before = memory.get(message.region());
      if (before == null) {
        try (ReadRegion read = reader.read(message.region())) {
          before = read.pages();
        }
      }
      int length = geometry.length(message.region());
      return RegionWriter.outcome(message, before, length, hasher).equals(message.digest());
    }

    private void apply(Message.Zero message) throws IOException {
      for (RegionRange range : message.ranges()) {
        long from = geometry.position(range.from());
        long to = geometry.position(range.to() - 1) + geometry.length(range.to() - 1);
        for (long region = range.from(); region < range.to(); region++) {
          memory.forget(region);
        }
        writer.zero(from, to - from);
        zeroed(range, to - from);
        for (long region = range.from(); region < range.to(); region++) {
          answered(region);
        }
      }
    }

    private void zeroed(RegionRange range, long bytes) {
      if (!digesting) {
        durability.wrote(range, bytes, null);
        return;
      }
      for (long region = range.from(); region < range.to(); region++) {
        int length = geometry.length(region);
        durability.wrote(new RegionRange(region, region + 1), length, hasher.ofZeros(length));
      }
    }

    /** The round may be complete now; its end has to wait for this very write, so not from here. */
    private void finishLater() {
      Thread.ofPlatform()
          .daemon()
          .name("finish")
          .start(() -> {
            try {
              finishIfComplete();
            } catch (IOException | RuntimeException | Error e) {
              fail(e);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
    }
  }
}
