package fieldkit.blocksync.sync;

import fieldkit.blocksync.device.Storage;
import fieldkit.blocksync.digest.DigestSuite;
import fieldkit.blocksync.protocol.Fault;
import fieldkit.blocksync.protocol.Fields;
import fieldkit.blocksync.protocol.Link;
import fieldkit.blocksync.protocol.LinkLostException;
import fieldkit.blocksync.protocol.Message;
import fieldkit.blocksync.protocol.ProtocolException;
import fieldkit.blocksync.region.BufferPool;
import fieldkit.blocksync.region.Geometry;
import fieldkit.blocksync.region.Ledger;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The source's side of a session: any number of rounds, one after the other, then the end. One
 * thread calls; {@link #counts} and {@link #tally} may be asked from any.
 */
public final class SourceEnd {
  private static final int BYE_SECONDS = 30;

  private final Storage storage;
  private final Geometry geometry;
  private final DigestSuite suite;
  private final Link link;
  private final SourceSettings settings;
  private final BufferPool buffers;
  private final Tally tally = new Tally();
  private final CompletableFuture<Fields> bye = new CompletableFuture<>();
  private volatile @Nullable SourceRound round;
  private volatile @Nullable IOException failure;
  private int rounds;

  /**
   * Begins to listen to the link.
   *
   * @param buffers memory for regions; shared with the link's coding
   * @param notes hears what the other end wants the user to know
   */
  public SourceEnd(
      Storage storage,
      Geometry geometry,
      DigestSuite suite,
      Link link,
      SourceSettings settings,
      BufferPool buffers,
      Consumer<String> notes) {
    this.storage = storage;
    this.geometry = geometry;
    this.suite = suite;
    this.link = link;
    this.settings = settings;
    this.buffers = buffers;
    link.start(new Hearing(notes));
  }

  Storage storage() {
    return storage;
  }

  Geometry geometry() {
    return geometry;
  }

  DigestSuite suite() {
    return suite;
  }

  Link link() {
    return link;
  }

  SourceSettings settings() {
    return settings;
  }

  BufferPool buffers() {
    return buffers;
  }

  /** What was done to the source's device so far. */
  public Tally tally() {
    return tally;
  }

  /** How far the round is, or the last one was. */
  public Counts counts() {
    SourceRound current = round;
    return current == null ? new Counts(0, 0, geometry.regions()) : current.counts();
  }

  /** Waits where sending is limited. */
  void pace(Message message) throws InterruptedException {
    switch (message) {
      case Message.RegionData data -> settings.sendPace().await(data.length());
      case Message.Pages pages -> settings.sendPace().await(pages.length());
      default -> {}
    }
  }

  /**
   * Makes the target equal to the source, as far as the ledger does not know them to be.
   *
   * @return what the target says about its part
   * @throws IOException when it failed; what is equal by then, the ledger knows
   */
  public Fields makeEqual(Ledger ledger) throws IOException, InterruptedException {
    return run(ledger, false, Differences.ignored());
  }

  /** Finds out where the target differs, and changes nothing. */
  public Fields compare(Ledger ledger, Differences differences)
      throws IOException, InterruptedException {
    return run(ledger, true, differences);
  }

  private Fields run(Ledger ledger, boolean compareOnly, Differences differences)
      throws IOException, InterruptedException {
    SourceRound next = new SourceRound(this, ++rounds, ledger, compareOnly, differences);
    round = next;
    IOException before = failure;
    if (before != null) {
      throw before;
    }
    if (bye.isDone()) {
      throw new LinkLostException("the other end left too early");
    }
    return next.run();
  }

  /** Ends the session in order and returns the other end's last words. */
  public Fields finish(Fields words) throws IOException, InterruptedException {
    link.send(new Message.Bye(words));
    try {
      return bye.get(BYE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException known ? known : new IOException(e);
    } catch (TimeoutException e) {
      throw new IOException("the other end does not end", e);
    }
  }

  private final class Hearing implements Link.Handler {
    private final Consumer<String> notes;

    Hearing(Consumer<String> notes) {
      this.notes = notes;
    }

    @Override
    public void on(Message message) throws IOException {
      SourceRound current = round;
      switch (message) {
        case Message.Note(String text) -> notes.accept(text);
        case Message.Fault(Fields fields) -> throw Fault.from(fields);
        case Message.Bye(Fields fields) -> {
          bye.complete(fields);
          SourceRound now = round; // looked at after that: who begins one looks the other way round
          if (now != null) {
            now.heard(message); // one that is not over yet never will be
          }
        }
        default -> {
          if (current == null) {
            message.close();
            throw new ProtocolException("it answers what it was not asked");
          } else {
            current.heard(message);
          }
        }
      }
    }

    @Override
    public void lost(IOException why) {
      failure = why;
      bye.completeExceptionally(why);
      SourceRound current = round;
      if (current != null) {
        current.lost(why);
      }
    }
  }
}
