package fieldkit.blocksync;

import fieldkit.blocksync.farend.FarEndChoice;
import fieldkit.blocksync.farend.FarEndRequest;
import fieldkit.blocksync.farend.OwnCopy;
import fieldkit.blocksync.session.Connector;
import fieldkit.blocksync.session.FarSide;
import fieldkit.blocksync.session.LocalConnector;
import fieldkit.blocksync.session.RemoteConnector;
import fieldkit.blocksync.session.Watcher;
import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.ToolContext;
import fieldkit.common.remote.CommandShell;
import fieldkit.common.remote.HostAddress;
import fieldkit.common.remote.LinkTimeouts;
import fieldkit.common.remote.RemoteFault;
import fieldkit.common.remote.RemoteShell;
import fieldkit.common.remote.SystemSsh;
import fieldkit.common.remote.builtin.BuiltinSsh;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way to the other end of a request, closed when it is not needed any more. */
final class Connections implements AutoCloseable {
  private final ToolContext context;
  private final SyncRequest.Way way;
  private final Connector connector;
  private @Nullable RemoteConnector remote;

  Connections(
      SyncRequest request, ToolContext context, FarSide.Environment environment, Watcher watcher)
      throws CommandFault {
    this.context = context;
    this.way = request.way();
    Optional<HostAddress> host = request.source().host().or(request.target()::host);
    if (host.isEmpty()) {
      connector = new LocalConnector(environment, watcher::note);
    } else {
      boolean lanes = request.plan().lanes().orElse(1) > 0;
      remote = remote(host.get(), lanes, environment, watcher);
      connector = remote;
    }
  }

  /** The other end's host, or nothing. */
  static String host(SyncRequest request) {
    return request.source().host().or(request.target()::host).map(HostAddress::text).orElse("");
  }

  Connector connector() {
    return connector;
  }

  private RemoteConnector remote(
      HostAddress host, boolean lanes, FarSide.Environment environment, Watcher watcher)
      throws CommandFault {
    FarEndRequest request =
        new FarEndRequest(way.farEnd(), way.sudo(), ownCopy(), FarEndRequest.PATIENCE);
    return new RemoteConnector(
        host.text(),
        () -> shell(host, lanes),
        request,
        line -> context.messages().say(line),
        environment.coders(),
        watcher);
  }

  /** This blocksync's own files, if a far end may run from a copy of them. */
  private @Nullable OwnCopy ownCopy() {
    if (way.farEnd() != FarEndChoice.AUTO && way.farEnd() != FarEndChoice.DEPLOY) {
      return null;
    }
    try {
      return OwnCopy.find().orElse(null);
    } catch (IOException e) {
      context.messages().detail("no copy of blocksync can be sent: " + e.getMessage());
      return null;
    }
  }

  private RemoteShell shell(HostAddress host, boolean lanes) throws CommandFault {
    try {
      if (way.command().isPresent()) {
        return new CommandShell(way.command().get(), host);
      }
      if (way.builtin()) {
        return new BuiltinSsh(
            host,
            way.options(),
            LinkTimeouts.standard(),
            new TerminalPrompter(context),
            Path.of(System.getProperty("user.home")),
            context.environment());
      }
      return new SystemSsh(
          "ssh", host, way.options(), LinkTimeouts.standard(), context.terminals().input(), lanes);
    } catch (RemoteFault e) {
      throw new CommandFault(ExitStatus.USAGE, String.valueOf(e.getMessage()), e.help(), e);
    }
  }

  @Override
  public void close() {
    if (remote != null) {
      remote.close();
    }
  }
}
