package fieldkit.blocksync.session;

import fieldkit.blocksync.device.RefusedException;
import fieldkit.blocksync.farend.FarEnd;
import fieldkit.blocksync.farend.FarEndKind;
import fieldkit.blocksync.farend.FarEndRequest;
import fieldkit.blocksync.farend.FarEndStarter;
import fieldkit.blocksync.protocol.ByteLink;
import fieldkit.blocksync.protocol.StreamLink;
import fieldkit.common.cli.CommandFault;
import fieldkit.common.remote.Lane;
import fieldkit.common.remote.RemoteFault;
import fieldkit.common.remote.RemoteShell;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The other end is on another host: a login, a far end there, and a conversation with it. */
public final class RemoteConnector implements Connector, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final String host;
  private final ShellMaker shells;
  private final FarEndRequest request;
  private final Consumer<String> errors;
  private final Coders coders;
  private final Watcher watcher;
  private @Nullable RemoteShell shell;
  private @Nullable FarEnd started;

  /** Makes a way to the host. */
  public interface ShellMaker {
    /** A new one: a lost one is of no more use. */
    RemoteShell make() throws CommandFault;
  }

  /**
   * @param errors hears what the host prints on standard error
   */
  public RemoteConnector(
      String host,
      ShellMaker shells,
      FarEndRequest request,
      Consumer<String> errors,
      Coders coders,
      Watcher watcher) {
    this.host = host;
    this.shells = shells;
    this.request = request;
    this.errors = errors;
    this.coders = coders;
    this.watcher = watcher;
  }

  @Override
  public String place() {
    return host;
  }

  @Override
  public Peer open(Wanted wanted)
      throws IOException, RefusedException, CommandFault, InterruptedException {
    close();
    RemoteShell way = shells.make();
    shell = way;
    FarEnd end = new FarEndStarter(way, request, errors).start();
    watcher.detail(host + ": " + end.about());
    started = end;
    if (end.kind() == FarEndKind.SHELL) {
      return ShellPeer.open(end, wanted, coders, watcher::note, watcher.stop());
    }
    ByteLink bytes = new StreamLink(end.in(), end.out(), end::close);
    return RemotePeer.greet(
        host, end.token(), bytes, wanted, (socket, count) -> lanes(way, socket, count), coders);
  }

  private static List<ByteLink> lanes(RemoteShell way, String socket, int count)
      throws RemoteFault {
    List<ByteLink> links = new ArrayList<>();
    for (Lane lane : way.lanes(socket, count)) {
      links.add(new StreamLink(lane.in(), lane.out(), lane::close));
    }
    return links;
  }

  /** Waits a little for the far end, so that its device is free when this returns, and logs out. */
  @Override
  public void close() {
    FarEnd end = started;
    started = null;
    if (end != null) {
      awaitEnd(end);
    }
    RemoteShell old = shell;
    shell = null;
    if (old != null) {
      old.close();
    }
  }

  private static void awaitEnd(FarEnd end) {
    try {
      int _ = end.process().exitStatus(PATIENCE);
    } catch (RemoteFault ended) {
      // how it ended was heard before
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    end.close();
  }
}
