package fieldkit.blocksync.session;

import fieldkit.blocksync.device.RefusedException;
import fieldkit.blocksync.digest.DigestSuite;
import fieldkit.blocksync.protocol.ByteLink;
import fieldkit.blocksync.protocol.DataCoding;
import fieldkit.blocksync.protocol.Fault;
import fieldkit.blocksync.protocol.Fields;
import fieldkit.blocksync.protocol.Lane;
import fieldkit.blocksync.protocol.Message;
import fieldkit.blocksync.protocol.ProtocolException;
import fieldkit.blocksync.protocol.Token;
import fieldkit.blocksync.protocol.WireLink;
import fieldkit.blocksync.region.BufferPool;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The far end: serves one client over its standard streams, and ends. One thread. */
public final class Server {
  private final Token token;
  private final DigestSuite greeting;
  private final ByteLink bytes;
  private final Predicate<RawPath> allowed;
  private final FarSide.Environment environment;
  private final WireLink.Patience patience;

  /**
   * @param bytes to and from the client
   * @param allowed which devices it may be asked for
   */
  public Server(
      Token token, ByteLink bytes, Predicate<RawPath> allowed, FarSide.Environment environment) {
    this(token, bytes, allowed, environment, WireLink.Patience.USUAL);
  }

  /** One that waits for the client for so long. */
  public Server(
      Token token,
      ByteLink bytes,
      Predicate<RawPath> allowed,
      FarSide.Environment environment,
      WireLink.Patience patience) {
    this.token = token;
    this.greeting = DigestSuite.of("sha256", token.bytes());
    this.bytes = bytes;
    this.allowed = allowed;
    this.environment = environment;
    this.patience = patience;
  }

  /**
   * Serves the client to the end.
   *
   * @throws RefusedException if a rule said no; the client was told
   * @throws IOException if it failed; the client was told, if it is still there
   */
  public void serve() throws IOException, RefusedException, InterruptedException {
    bytes.write(ByteBuffer.wrap(Lane.readyLine(token).getBytes(StandardCharsets.US_ASCII)));
    Lane lane = new Lane(bytes, greeting);
    try {
      serve(lane);
    } catch (RefusedException e) {
      tell(lane, Fault.message(true, e.what(), e.help()));
      throw e;
    } catch (IOException e) {
      tell(lane, Fault.message(false, FileFault.reasonOf(e), null));
      throw e;
    }
  }

  private static void tell(Lane lane, Message fault) {
    try {
      lane.write(fault);
    } catch (IOException gone) {
      // nobody is left to be told
    }
  }

  private void serve(Lane lane) throws IOException, RefusedException, InterruptedException {
    Wanted wanted = wanted(lane.read());
    if (!allowed.test(wanted.path())) {
      throw notAllowed(wanted.path());
    }
    long begin = System.nanoTime();
    try (FarSide side = FarSide.open(wanted, environment);
        LaneDoor door = wanted.lanes() > 0 ? LaneDoor.open(token, greeting) : null) {
      Fields facts = side.facts(Optional.ofNullable(door).map(LaneDoor::path)).toFields();
      lane.write(new Message.Facts(facts.with("opening-nanos", System.nanoTime() - begin)));
      Message answer = lane.read();
      if (answer instanceof Message.Start(Fields fields)) {
        Settled settled = Settled.from(fields, side.size());
        if (settled.saveOld().isPresent() && !allowed.test(settled.saveOld().get())) {
          lane.use(settled.digests()); // as the client reads from now on
          throw notAllowed(settled.saveOld().get());
        }
        run(side, settled, lane, door);
      } else if (!(answer instanceof Message.Bye)) {
        throw new ProtocolException("neither a start nor an end");
      }
    }
  }

  private static RefusedException notAllowed(RawPath path) {
    return new RefusedException(path.text() + ": this server may not give access to it", null);
  }

  private static Wanted wanted(Message first) throws ProtocolException {
    if (first instanceof Message.Hello(Fields fields)) {
      if (fields.number("version", 0) != FarSide.VERSION) {
        throw new ProtocolException("it speaks another version");
      }
      return Wanted.from(fields);
    }
    throw new ProtocolException("it does not say what it wants");
  }

  private void run(FarSide side, Settled settled, Lane first, @Nullable LaneDoor door)
      throws IOException, InterruptedException {
    List<Lane> lanes = new ArrayList<>(List.of(first));
    if (door != null) {
      lanes.addAll(door.lanes(settled.lanes()));
    }
    int regionSize = settled.geometry().regionSize();
    BufferPool buffers =
        new BufferPool(regionSize, BufferPool.usualCount(regionSize) + 4 * lanes.size());
    List<DataCoding> codings = Lanes.begin(lanes, settled, environment.coders(), buffers);
    try (WireLink link = new WireLink(lanes, patience)) {
      runOver(side, settled, link, lanes.size(), buffers);
    } finally {
      codings.forEach(DataCoding::close);
    }
  }

  private static void runOver(
      FarSide side, Settled settled, WireLink link, int lanes, BufferPool buffers)
      throws IOException, InterruptedException {
    try {
      side.run(settled, link, lanes, buffers, text -> note(link, text));
      link.awaitEnd();
    } catch (Fault told) {
      throw told; // the client knows
    } catch (IOException e) {
      link.sendLast(Fault.message(false, FileFault.reasonOf(e), null));
      throw e;
    }
  }

  private static void note(WireLink link, String text) {
    try {
      link.send(new Message.Note(text));
    } catch (IOException gone) {
      // the session fails by itself
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
