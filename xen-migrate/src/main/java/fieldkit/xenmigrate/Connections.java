package fieldkit.xenmigrate;

import fieldkit.blocksync.device.StorageOpener;
import fieldkit.blocksync.farend.FarEndRequest;
import fieldkit.blocksync.session.Coders;
import fieldkit.blocksync.session.Devices;
import fieldkit.blocksync.session.FarSide;
import fieldkit.blocksync.session.SavedOldData;
import fieldkit.blocksync.state.StateFolder;
import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ToolContext;
import fieldkit.common.remote.CommandShell;
import fieldkit.common.remote.LinkTimeouts;
import fieldkit.common.remote.LocalShell;
import fieldkit.common.remote.RemoteFault;
import fieldkit.common.remote.RemoteShell;
import fieldkit.common.remote.SystemSsh;
import fieldkit.xenmigrate.host.Host;
import fieldkit.xenmigrate.rounds.DiskOpener;
import fieldkit.xenmigrate.rounds.RoundsListener;

/** Both hosts of a request, closed when they are not needed any more. */
final class Connections implements AutoCloseable {
  private final MigrateRequest request;
  private final ToolContext context;
  private final Host source;
  private final Host target;

  Connections(MigrateRequest request, ToolContext context) throws CommandFault {
    this.request = request;
    this.context = context;
    this.source = new Host(new LocalShell());
    this.target = new Host(shell(false));
  }

  /** This machine. */
  Host source() {
    return source;
  }

  /** The other one. */
  Host target() {
    return target;
  }

  /** Nothing is ever asked: a migration logs in many times, and at moments when nobody answers. */
  private RemoteShell shell(boolean lanes) throws CommandFault {
    MigrateRequest.Way way = request.way();
    try {
      return way.command().isPresent()
          ? new CommandShell(way.command().get(), request.host())
          : new SystemSsh(
              "ssh", request.host(), way.options(), LinkTimeouts.standard(), false, lanes);
    } catch (RemoteFault e) {
      throw CommandFault.of(e);
    }
  }

  /** Opens disks there. */
  DiskOpener disks() {
    FarSide.Environment environment =
        new FarSide.Environment(
            new Devices(new StorageOpener(context.files())),
            null,
            Coders.ofThisSystem(),
            new SavedOldData(context.files())::create,
            context.interruption()::isRequested);
    return new DiskOpener(
        request.host().text(),
        () -> shell(true),
        new FarEndRequest(request.way().farEnd(), false, null, FarEndRequest.PATIENCE),
        environment,
        context.files(),
        StateFolder.ofUser(context.files(), context.environment()),
        request.limit(),
        request.tracker(),
        new Listener(context),
        context.interruption()::isRequested);
  }

  private record Listener(ToolContext context) implements RoundsListener {
    @Override
    public void note(String text) {
      context.messages().say("xen-migrate: " + text);
    }

    @Override
    public void detail(String text) {
      context.messages().detail(text);
    }
  }

  @Override
  public void close() {
    try (source) {
      target.close();
    }
  }
}
