package fieldkit.blocksync.farend.shell;

import fieldkit.blocksync.device.kernel.Mount;
import fieldkit.common.io.BlockFile;
import fieldkit.common.io.DeviceNumber;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.FoundFile;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.util.Comparator;

/** A file or device there, as it was when it was looked up. */
final class ShellFound implements FoundFile {
  private final ShellFiles files;
  private final ShellStatus status;
  private final RawPath path;

  ShellFound(ShellFiles files, ShellStatus status, RawPath path) {
    this.files = files;
    this.status = status;
    this.path = path;
  }

  @Override
  public FileStatus status() {
    return status.status();
  }

  @Override
  public RawPath path() {
    return path;
  }

  @Override
  public DeviceNumber device() {
    return status.device();
  }

  /** The mount with the longest name that the path begins with; the last one covers the others. */
  @Override
  public long mountId() throws IOException {
    return Mount.all(files.texts()).stream()
        .filter(mount -> path.equals(mount.point()) || path.startsWith(mount.point()))
        .max(Comparator.comparingInt(mount -> mount.point().length()))
        .map(Mount::id)
        .orElse(-1L);
  }

  @Override
  public BlockFile open(Opening opening) throws IOException {
    return files.open(this, opening);
  }

  @Override
  public void close() {}
}
