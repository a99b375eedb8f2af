package fieldkit.blocksync.sync;

import fieldkit.blocksync.device.Storage;
import fieldkit.blocksync.digest.DigestSuite;
import fieldkit.blocksync.protocol.Fields;
import fieldkit.blocksync.protocol.LinkLostException;
import fieldkit.blocksync.protocol.Message;
import fieldkit.blocksync.protocol.ProtocolException;
import fieldkit.blocksync.region.BufferPool;
import fieldkit.blocksync.region.Geometry;
import fieldkit.blocksync.region.Ledger;
import java.io.IOException;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the source that makes the target equal, or only compares. The readers and the link
 * put what happens into a queue; one thread takes it out and decides.
 */
final class SourceRound {
  private static final long TICK_MILLIS = 100;
  private static final long MOST_UNHEARD = 16 << 20; // what was granted and asked for takes less

  private final int number;
  private final SourceEnd end;
  private final boolean compareOnly;
  private final BlockingDeque<Event> events = new LinkedBlockingDeque<>();
  private final AtomicLong unheard = new AtomicLong(); // bytes, about
  private final Decider decider;
  private final SourceReaders readers;
  private @Nullable Fields answer;
  private boolean ended; // whether the target was told that this was all

  /** Something that happened. */
  private sealed interface Event {
    record Read(ReadRegion region) implements Event {}

    record Heard(Message message) implements Event {}

    record Failed(Throwable why) implements Event {}
  }

  SourceRound(
      SourceEnd end, int number, Ledger ledger, boolean compareOnly, Differences differences) {
    this.end = end;
    this.number = number;
    this.compareOnly = compareOnly;
    this.decider =
        new Decider(
            end.geometry(),
            ledger,
            end.suite().newHasher(),
            new RoundOutlet(differences),
            new Manner(compareOnly, end.suite().hasPages(), end.settings().digester() != null));
    BufferPool buffers = end.buffers();
    this.readers =
        new SourceReaders(
            decider.toRead(),
            end.settings().readers(),
            end.settings().digester(),
            () -> reader(end.storage(), end.geometry(), end.suite(), buffers),
            new ReadListener());
  }

  private RegionReader reader(
      Storage storage, Geometry geometry, DigestSuite suite, BufferPool buffers) {
    return new RegionReader(
        storage,
        geometry,
        suite.newHasher(),
        buffers,
        end.settings().readPace(),
        end.tally(),
        end.settings().badPages());
  }

  /** Counts so far; from any thread. */
  Counts counts() {
    return decider.counts();
  }

  /**
   * Something the target says; from the link's threads. What is durable is remembered before more
   * is sent: on a slow link much waits for that, and a cut would forget it.
   */
  void heard(Message message) throws ProtocolException {
    if (unheard.addAndGet(weight(message)) > MOST_UNHEARD) {
      throw new ProtocolException("more answers than there were questions");
    }
    if (message instanceof Message.Durable) {
      events.addFirst(new Event.Heard(message));
    } else {
      events.add(new Event.Heard(message));
    }
  }

  /** About how much memory a message takes, bytes. */
  private static long weight(Message message) {
    return 64
        + switch (message) {
          case Message.Digests digests -> 64L * digests.digests().size();
          case Message.PageDigests pages -> 4L * pages.digests().remaining();
          case Message.Durable durable -> 32L * durable.ranges().size();
          default -> 0;
        };
  }

  /** Nothing more will be heard. */
  void lost(IOException why) {
    events.add(new Event.Failed(why));
  }

  /** Runs the round to its end and returns what the target says about it. */
  Fields run() throws IOException, InterruptedException {
    end.link().send(new Message.Round(number, compareOnly));
    readers.start();
    try {
      decider.grant();
      while (!decider.isDone()) {
        handleNext();
        decider.grant();
      }
      decider.flush();
      ended = true;
      end.link().send(new Message.EndRound(number));
      return awaitAnswer();
    } finally {
      readers.stop();
      decider.abandon();
      closeLeftovers();
    }
  }

  private Fields awaitAnswer() throws IOException, InterruptedException {
    while (answer == null) {
      handleNext();
    }
    if (!decider.isDurable()) {
      throw new ProtocolException("it is done, but not with everything it was sent");
    }
    return answer;
  }

  private void handleNext() throws IOException, InterruptedException {
    Event event = events.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
    if (event != null) {
      handle(event);
    }
    if (end.settings().stop().getAsBoolean()) {
      end.link().abandon();
      throw new InterruptedException("asked to stop");
    }
  }

  private void handle(Event event) throws IOException, InterruptedException {
    switch (event) {
      case Event.Read(ReadRegion region) -> decider.onRead(region);
      case Event.Heard(Message message) -> {
        long _ = unheard.addAndGet(-weight(message));
        handle(message);
      }
      case Event.Failed(Throwable why) -> throw asIoException(why);
    }
  }

  private static IOException asIoException(Throwable why) {
    return why instanceof IOException known ? known : new IOException(why);
  }

  private void handle(Message message) throws IOException, InterruptedException {
    try (message) {
      switch (message) {
        case Message.Digests digests -> {
          long region = digests.first();
          for (var digest : digests.digests()) {
            decider.onDigest(region++, digest);
          }
        }
        case Message.ZeroDigests zeros -> decider.onZeroDigests(zeros.first(), zeros.count());
        case Message.PageDigests pages -> decider.onPages(pages.region(), pages.digests());
        case Message.Durable durable -> decider.onDurable(durable.ranges());
        case Message.Resend resend -> decider.onResend(resend.region());
        case Message.RoundDone done -> done(done.fields());
        case Message.Bye _ -> throw new LinkLostException("the other end left too early");
        default -> throw new ProtocolException("a target does not say that");
      }
    }
  }

  private void done(Fields fields) throws ProtocolException {
    if (!ended || answer != null) {
      throw new ProtocolException("it is done with what was not all sent yet");
    }
    answer = fields;
  }

  private void closeLeftovers() {
    for (Event event = events.poll(); event != null; event = events.poll()) {
      switch (event) {
        case Event.Read(ReadRegion region) -> region.close();
        case Event.Heard(Message message) -> message.close();
        case Event.Failed _ -> {}
      }
    }
  }

  private final class ReadListener implements SourceReaders.Listener {
    @Override
    public void read(ReadRegion region) {
      events.add(new Event.Read(region));
    }

    @Override
    public void failed(Throwable why) {
      events.add(new Event.Failed(why));
    }
  }

  private final class RoundOutlet implements Outlet {
    private final Differences differences;

    RoundOutlet(Differences differences) {
      this.differences = differences;
    }

    @Override
    public void send(Message message) throws IOException, InterruptedException {
      end.pace(message);
      end.link().send(message);
    }

    @Override
    public void demand(long region) {
      readers.demand(region);
    }

    @Override
    public void settled(long region) {
      readers.settled(region);
    }

    @Override
    public void differs(long position, long length) {
      differences.differs(position, length);
    }
  }
}
