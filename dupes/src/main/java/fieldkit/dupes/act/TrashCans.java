package fieldkit.dupes.act;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileKind;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.FolderHandle;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the trash can for a file as the freedesktop.org Trash specification says: the user's own
 * where it is on the file's file system, else one at that file system's top. One thread.
 */
public final class TrashCans implements AutoCloseable {
  private static final int ONLY_THE_OWNER = 0700;
  private static final int STICKY = 01000;

  private final FileAccess files;
  private final FolderMaker maker;
  private final @Nullable RawPath dataHome;
  private final Map<RawPath, TrashCan> byFolder = new HashMap<>();
  private final Map<RawPath, TrashCan> byPath = new HashMap<>();

  /**
   * @param dataHome $XDG_DATA_HOME, or where it would be; null where there is no home folder
   */
  public TrashCans(FileAccess files, @Nullable RawPath dataHome) {
    this.files = files;
    this.maker = new FolderMaker(files, ONLY_THE_OWNER);
    this.dataHome = dataHome;
  }

  /** The can for files in a folder, made if it is missing. */
  TrashCan canFor(RawPath folder) throws IOException {
    TrashCan known = byFolder.get(folder);
    if (known != null) {
      return known;
    }
    long device = files.status(folder, false).device();
    TrashCan can = homeCan(device);
    if (can == null) {
      can = topCan(topOf(folder, device));
    }
    TrashCan _ = byFolder.put(folder, can);
    return can;
  }

  private @Nullable TrashCan homeCan(long device) throws IOException {
    if (dataHome == null) {
      return null;
    }
    ExistingPart can = ExistingPart.of(files, dataHome.resolve(RawPath.ofText("Trash")));
    return files.status(can.real(), false).device() == device
        ? open(can.real(), can.whole(), null)
        : null;
  }

  private RawPath topOf(RawPath folder, long device) throws IOException {
    RawPath top = folder;
    while (!top.parent().equals(top) && files.status(top.parent(), false).device() == device) {
      top = top.parent();
    }
    return top;
  }

  private TrashCan topCan(RawPath top) throws IOException {
    int user = files.status(RawPath.ofText("/proc/self"), true).userId();
    RawPath shared = top.resolve(RawPath.ofText(".Trash"));
    RawPath can =
        isSharedCan(shared)
            ? shared.resolve(RawPath.ofText(String.valueOf(user)))
            : top.resolve(RawPath.ofText(".Trash-" + user));
    return open(top, can, top);
  }

  /** An administrator's common can counts only if it is a real folder with the sticky bit. */
  private boolean isSharedCan(RawPath path) {
    try {
      FileStatus status = files.status(path, false);
      return status.kind() == FileKind.DIRECTORY && (status.permissions() & STICKY) != 0;
    } catch (IOException none) {
      return false;
    }
  }

  private TrashCan open(RawPath base, RawPath path, @Nullable RawPath top) throws IOException {
    TrashCan known = byPath.get(path);
    if (known != null) {
      return known;
    }
    FolderHandle info = maker.make(base, path.resolve(RawPath.ofText("info")));
    TrashCan can;
    try {
      can = new TrashCan(path, maker.make(base, path.resolve(RawPath.ofText("files"))), info, top);
    } catch (IOException e) {
      info.close();
      throw e;
    }
    TrashCan _ = byPath.put(path, can);
    return can;
  }

  @Override
  public void close() {
    byPath.values().forEach(TrashCan::close);
    byPath.clear();
    byFolder.clear();
  }
}
