package fieldkit.blocksync;

import fieldkit.blocksync.device.StorageOpener;
import fieldkit.blocksync.session.Coders;
import fieldkit.blocksync.session.Devices;
import fieldkit.blocksync.session.FarSide;
import fieldkit.blocksync.session.Interrupted;
import fieldkit.blocksync.session.SavedOldData;
import fieldkit.blocksync.state.StateFolder;
import fieldkit.common.cli.ToolContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** This machine, as sessions need it. */
final class Machine {
  private final ToolContext context;
  private final StateFolder folder;

  Machine(ToolContext context) {
    this.context = context;
    this.folder = StateFolder.ofUser(context.files(), context.environment());
  }

  /** Where is remembered what devices hold. */
  StateFolder stateFolder() {
    return folder;
  }

  FarSide.Environment environment() {
    return new FarSide.Environment(
        new Devices(new StorageOpener(context.files())),
        interrupted(),
        Coders.ofThisSystem(),
        new SavedOldData(context.files())::create,
        context.interruption()::isRequested);
  }

  private @Nullable Interrupted interrupted() {
    try {
      return new Interrupted(folder.leftBehind());
    } catch (IOException e) {
      context.messages().detail("a cut session will be begun anew: " + e.getMessage());
      return null;
    }
  }
}
