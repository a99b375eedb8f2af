package fieldkit.blocksync.session;

import fieldkit.blocksync.device.RefusedException;
import fieldkit.blocksync.protocol.DirectLink;
import fieldkit.blocksync.protocol.Fault;
import fieldkit.blocksync.protocol.Link;
import fieldkit.blocksync.region.BufferPool;
import fieldkit.common.io.FileFault;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An end in this very process. */
public final class LocalPeer implements Peer {
  private static final long END_MILLIS = 10_000;

  private final FarSide side;
  private final PeerFacts facts;
  private final Consumer<String> notes;
  private @Nullable Thread thread;
  private DirectLink.@Nullable Pair link;

  private LocalPeer(FarSide side, Consumer<String> notes) throws IOException {
    this.side = side;
    this.notes = notes;
    this.facts = side.facts(Optional.empty());
  }

  /** Opens it. */
  public static LocalPeer open(
      Wanted wanted, FarSide.Environment environment, Consumer<String> notes)
      throws IOException, RefusedException {
    FarSide side = FarSide.open(wanted, environment);
    try {
      return new LocalPeer(side, notes);
    } catch (IOException | RuntimeException | Error e) {
      side.close();
      throw e;
    }
  }

  @Override
  public String name() {
    return facts.device().path().text();
  }

  @Override
  public PeerFacts facts() {
    return facts;
  }

  @Override
  public int openLanes(OptionalInt wanted) {
    return 0; // messages are handed over
  }

  @Override
  public Link begin(Settled settled, BufferPool buffers) {
    DirectLink.Pair pair = DirectLink.pair();
    link = pair;
    BufferPool own =
        new BufferPool(
            settled.geometry().regionSize(),
            BufferPool.usualCount(settled.geometry().regionSize()));
    // whichever end is here, the pair's halves are alike
    thread =
        Thread.ofPlatform()
            .daemon()
            .name("other-end")
            .start(() -> run(settled, pair.target(), own));
    return pair.source();
  }

  private void run(Settled settled, Link own, BufferPool buffers) {
    try {
      side.run(settled, own, 1, buffers, notes);
    } catch (IOException | RuntimeException | Error e) {
      tell(own, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void tell(Link own, Throwable e) {
    try {
      own.send(
          Fault.message(
              false,
              e instanceof IOException known ? FileFault.reasonOf(known) : e.toString(),
              null));
    } catch (IOException nobodyListens) {
      // then nobody has to know
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      if (link != null) {
        link.source().close();
      }
      if (thread != null) {
        thread.join(END_MILLIS);
      }
      side.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException alreadyTold) {
      // what was written was forced before; closing adds nothing
    }
  }
}
