package fieldkit.blocksync.session;

import fieldkit.blocksync.device.RefusedException;
import fieldkit.blocksync.farend.FarEnd;
import fieldkit.blocksync.farend.shell.ShellHost;
import fieldkit.blocksync.protocol.Fault;
import fieldkit.blocksync.protocol.Link;
import fieldkit.blocksync.protocol.Traffic;
import fieldkit.blocksync.region.BufferPool;
import fieldkit.blocksync.sync.TargetSettings;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The other end is on a host where only a shell runs: both ends of the protocol are in this
 * process, and what crosses the connection are commands, digests and data.
 */
final class ShellPeer implements Peer {
  /** The digests that a shell can make. */
  static final String SUITE = "sha256-region";

  private final String host;
  private final ShellHost shell;
  private final LocalPeer peer;
  private final Role role;

  private ShellPeer(String host, Role role, ShellHost shell, LocalPeer peer) {
    this.host = host;
    this.role = role;
    this.shell = shell;
    this.peer = peer;
  }

  /**
   * Opens what is wanted there.
   *
   * @param end a shell that carries out what it is told
   */
  static ShellPeer open(
      FarEnd end, Wanted wanted, Coders coders, Consumer<String> notes, BooleanSupplier stop)
      throws IOException, RefusedException {
    ShellHost shell = ShellHost.begin(end.token(), end.in(), end.out(), end::close);
    try {
      FarSide.Environment environment =
          new FarSide.Environment(
              new Devices(shell.opener()),
              null,
              coders,
              (path, _) -> {
                throw new IOException(path.text() + ": a shell keeps no old data");
              },
              stop,
              TargetSettings.plain(true),
              settled -> shell.digester(settled.key(), settled.geometry()));
      LocalPeer peer = LocalPeer.open(wanted, environment, notes);
      return new ShellPeer(end.host(), wanted.role(), shell, peer);
    } catch (RefusedException e) {
      shell.close();
      throw onHost(e, end.host());
    } catch (IOException | RuntimeException | Error e) {
      shell.close();
      throw e;
    }
  }

  private static RefusedException onHost(RefusedException e, String host) {
    return new RefusedException(host + ": " + e.what(), e.help());
  }

  @Override
  public String name() {
    return peer.name() + " on " + host;
  }

  @Override
  public PeerFacts facts() {
    return peer.facts().with("a shell", List.of(SUITE));
  }

  @Override
  public int openLanes(OptionalInt wanted) throws IOException {
    if (wanted.orElse(0) > 0) {
      throw new IOException(host + ": the far end has one channel only");
    }
    return 0;
  }

  @Override
  public Link begin(Settled settled, BufferPool buffers) throws IOException {
    if (role == Role.TARGET && settled.saveOld().isPresent()) {
      throw Fault.refused(
          "what is overwritten cannot be kept by a shell",
          "blocksync at the far end can: --far-end installed or deploy");
    }
    return new CountedLink(peer.begin(settled, buffers), this::traffic);
  }

  private Traffic traffic() {
    return new Traffic(shell.received(), shell.sent());
  }

  @Override
  public void close() {
    peer.close();
    try {
      shell.close();
    } catch (IOException alreadyGone) {
      // it is not needed any more
    }
  }
}
