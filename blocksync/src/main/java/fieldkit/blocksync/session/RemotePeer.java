package fieldkit.blocksync.session;

import fieldkit.blocksync.digest.DigestSuite;
import fieldkit.blocksync.protocol.ByteLink;
import fieldkit.blocksync.protocol.DataCoding;
import fieldkit.blocksync.protocol.Fault;
import fieldkit.blocksync.protocol.Fields;
import fieldkit.blocksync.protocol.Lane;
import fieldkit.blocksync.protocol.Link;
import fieldkit.blocksync.protocol.Message;
import fieldkit.blocksync.protocol.ProtocolException;
import fieldkit.blocksync.protocol.Token;
import fieldkit.blocksync.protocol.WireLink;
import fieldkit.blocksync.region.BufferPool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** An end that is reached over a connection. */
public final class RemotePeer implements Peer {
  // A round trip that one lane's window of 2 MiB fills with no more than 250 MB/s. What a far end
  // needs to wake up is in the first round trip too.
  private static final long LONG_WAY_NANOS = 8_000_000;
  private static final int LANES_ON_A_LONG_WAY = 3;

  private final String host;
  private final Token token;
  private final DigestSuite greeting;
  private final Lane first;
  private final PeerFacts facts;
  private final long roundTripNanos;
  private final LaneMaker more;
  private final Coders coders;
  private final WireLink.Patience patience;
  private final List<Lane> lanes = new ArrayList<>();
  private final List<DataCoding> codings = new ArrayList<>();
  private @Nullable WireLink link;

  /** Makes more lanes to the same far end. */
  public interface LaneMaker {
    /** So many more, connected to a socket there. */
    List<ByteLink> lanes(String socket, int count) throws IOException;
  }

  private RemotePeer(
      String host,
      Token token,
      DigestSuite greeting,
      Lane first,
      PeerFacts facts,
      long roundTripNanos,
      LaneMaker more,
      Coders coders,
      WireLink.Patience patience) {
    this.host = host;
    this.token = token;
    this.greeting = greeting;
    this.first = first;
    this.lanes.add(first);
    this.facts = facts;
    this.roundTripNanos = roundTripNanos;
    this.more = more;
    this.coders = coders;
    this.patience = patience;
  }

  /**
   * Says what is wanted and hears the answer.
   *
   * @param bytes to and from a far end that has said that it is ready
   * @throws Fault what the far end refused, or what failed there
   */
  public static RemotePeer greet(
      String host, Token token, ByteLink bytes, Wanted wanted, LaneMaker more, Coders coders)
      throws IOException, InterruptedException {
    return greet(host, token, bytes, wanted, more, coders, WireLink.Patience.USUAL);
  }

  /** The same, to a far end that is waited for so long. */
  public static RemotePeer greet(
      String host,
      Token token,
      ByteLink bytes,
      Wanted wanted,
      LaneMaker more,
      Coders coders,
      WireLink.Patience patience)
      throws IOException, InterruptedException {
    DigestSuite greeting = DigestSuite.of("sha256", token.bytes());
    Lane lane = new Lane(bytes, greeting);
    long begin = System.nanoTime();
    lane.write(new Message.Hello(wanted.toFields(coders.names())));
    Message answer = lane.read();
    long nanos = System.nanoTime() - begin;
    return switch (answer) {
      case Message.Facts(Fields fields) ->
          new RemotePeer(
              host,
              token,
              greeting,
              lane,
              PeerFacts.from(fields),
              Math.max(0, nanos - fields.number("opening-nanos", nanos)),
              more,
              coders,
              patience);
      case Message.Fault(Fields fields) -> throw Fault.from(fields);
      default -> throw new ProtocolException("no facts");
    };
  }

  @Override
  public String name() {
    return facts.device().path().text() + " on " + host;
  }

  @Override
  public PeerFacts facts() {
    return facts;
  }

  @Override
  public int openLanes(OptionalInt wanted) throws IOException {
    int count = wanted.orElse(roundTripNanos > LONG_WAY_NANOS ? LANES_ON_A_LONG_WAY : 0);
    if (count == 0) {
      return 0;
    }
    try {
      open(count);
    } catch (IOException e) {
      if (wanted.isPresent()) {
        throw e;
      }
      lanes.subList(1, lanes.size()).clear(); // one will do
    }
    return lanes.size() - 1;
  }

  private void open(int count) throws IOException {
    String socket =
        facts
            .laneSocket()
            .orElseThrow(() -> new IOException(host + ": the far end has one channel only"));
    for (ByteLink bytes : more.lanes(socket, count)) {
      lanes.add(greet(new Lane(bytes, greeting), lanes.size()));
    }
  }

  @Override
  public Link begin(Settled settled, BufferPool buffers) throws IOException, InterruptedException {
    first.write(new Message.Start(settled.toFields()));
    codings.addAll(Lanes.begin(lanes, settled, coders, buffers));
    WireLink begun = new WireLink(lanes, patience);
    link = begun;
    return begun;
  }

  private Lane greet(Lane lane, int number) throws IOException {
    lane.awaitReady(token);
    lane.write(new Message.Hello(Fields.none().with("lane", number)));
    return lane;
  }

  @Override
  public void close() {
    try {
      if (link == null) {
        first.write(new Message.Bye(Fields.none()));
      } else {
        link.close();
      }
      first.close();
    } catch (IOException alreadyGone) {
      // it is not needed any more
    }
    codings.forEach(DataCoding::close);
  }
}
