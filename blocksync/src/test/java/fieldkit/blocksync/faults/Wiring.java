package fieldkit.blocksync.faults;

import fieldkit.blocksync.digest.DigestSuite;
import fieldkit.blocksync.protocol.ByteLink;
import fieldkit.blocksync.protocol.ChannelLink;
import fieldkit.blocksync.protocol.Lane;
import fieldkit.blocksync.protocol.Link;
import fieldkit.blocksync.protocol.Token;
import fieldkit.blocksync.protocol.WireLink;
import fieldkit.blocksync.region.BufferPool;
import fieldkit.blocksync.session.Coders;
import fieldkit.blocksync.session.Connector;
import fieldkit.blocksync.session.Peer;
import fieldkit.blocksync.session.PeerFacts;
import fieldkit.blocksync.session.RemotePeer;
import fieldkit.blocksync.session.Settled;
import fieldkit.blocksync.session.Wanted;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Reaches a far end that waits at the other end of a wire.
 *
 * @param token the session's
 * @param first the client's end of the first lane, without faults
 * @param wire where faults happen
 */
record Wiring(
    Token token, ByteLink first, FaultyWire wire, Coders coders, WireLink.Patience patience)
    implements Connector {

  @Override
  public String place() {
    return "there";
  }

  @Override
  public Peer open(Wanted wanted) throws IOException, InterruptedException {
    ByteLink link = wire.lane(first);
    new Lane(link, DigestSuite.of("sha256", token.bytes())).awaitReady(token);
    return new Begun(
        RemotePeer.greet("there", token, link, wanted, this::lanes, coders, patience), wire);
  }

  private List<ByteLink> lanes(String socket, int count) throws IOException {
    List<ByteLink> lanes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
      lanes.add(wire.lane(new ChannelLink(channel, channel)));
    }
    return lanes;
  }

  /** Tells the wire when the session begins. */
  private record Begun(RemotePeer peer, FaultyWire wire) implements Peer {
    @Override
    public String name() {
      return peer.name();
    }

    @Override
    public PeerFacts facts() {
      return peer.facts();
    }

    @Override
    public int openLanes(OptionalInt wanted) throws IOException {
      return peer.openLanes(wanted);
    }

    @Override
    public Link begin(Settled settled, BufferPool buffers)
        throws IOException, InterruptedException {
      Link link = peer.begin(settled, buffers);
      wire.begun();
      return link;
    }

    @Override
    public void close() {
      peer.close();
    }
  }
}
