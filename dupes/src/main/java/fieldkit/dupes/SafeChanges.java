package fieldkit.dupes;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.cli.ToolContext;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FolderHandle;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Whether names can be changed here without the risk of changing the wrong ones. */
final class SafeChanges {
  private SafeChanges() {}

  /**
   * Better said before hours of reading.
   *
   * @param help what can be done instead
   */
  static void check(ToolContext context, @Nullable String help) throws CommandFault, IOException {
    try {
      FolderHandle root = context.files().folder(RawPath.ofText("/"));
      root.close();
    } catch (FileFault fault) {
      if (fault.reason() == FileFault.Reason.NOT_SUPPORTED) {
        throw new CommandFault(
            ExitStatus.REFUSED,
            "this system has no calls by which files can be replaced safely; nothing was done",
            help,
            fault);
      }
      throw fault;
    }
  }
}
