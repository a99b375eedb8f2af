package fieldkit.blocksync.state;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.FolderHandle;
import fieldkit.common.io.RawPath;
import fieldkit.common.io.RawText;
import java.io.IOException;
import java.util.Map;

/**
 * Where state is kept: $XDG_STATE_HOME/blocksync, usually ~/.local/state/blocksync. Folders are
 * made when they are asked for, for their owner only.
 */
public final class StateFolder {
  private static final int ONLY_THE_OWNER = 0700;

  private final FileAccess files;
  private final RawPath folder;

  /** A folder, which may be missing. */
  public StateFolder(FileAccess files, RawPath folder) {
    this.files = files;
    this.folder = folder;
  }

  /** The folder of the user whose environment this is. */
  public static StateFolder ofUser(FileAccess files, Map<String, String> environment) {
    String named = environment.getOrDefault("XDG_STATE_HOME", "");
    String home = environment.getOrDefault("HOME", "");
    if (!home.startsWith("/")) { // as in cron's barest environment
      home = System.getProperty("user.home", "/");
    }
    RawPath state =
        named.startsWith("/") // a relative one is to be ignored, XDG base directories
            ? RawPath.ofText(named)
            : RawPath.ofText(home).resolve(RawPath.ofText(".local/state"));
    return new StateFolder(files, below(state, "blocksync"));
  }

  /** Where the state of a pair of devices is; the folder is there afterwards. */
  public StatePlace placeOf(PairIdentity pair) throws IOException {
    RawPath pairs = below(folder, "pairs");
    make(pairs);
    return new StatePlace(below(pairs, pair.fileName()), true);
  }

  /** What sessions left behind that were cut here, at the target. */
  public LeftBehind leftBehind() throws IOException {
    RawPath interrupted = below(folder, "interrupted");
    make(interrupted);
    return new LeftBehind(files, interrupted);
  }

  private static RawPath below(RawPath folder, String name) {
    return folder.resolve(RawText.encode(name));
  }

  private void make(RawPath missing) throws IOException {
    if (exists(missing)) {
      return;
    }
    make(missing.parent());
    try (FolderHandle parent = files.folder(files.realPath(missing.parent()))) {
      parent.createFolder(missing.name(), ONLY_THE_OWNER);
    } catch (FileFault fault) {
      if (fault.reason() != FileFault.Reason.EXISTS) { // somebody else was as quick
        throw fault;
      }
    }
  }

  private boolean exists(RawPath path) throws IOException {
    try {
      FileStatus _ = files.status(path, true);
      return true;
    } catch (FileFault fault) {
      if (fault.reason() == FileFault.Reason.NOT_FOUND) {
        return false;
      }
      throw fault;
    }
  }
}
