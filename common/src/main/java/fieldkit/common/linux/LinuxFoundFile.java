package fieldkit.common.linux;

import fieldkit.common.io.BlockFile;
import fieldkit.common.io.DeviceNumber;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.FoundFile;
import fieldkit.common.io.RawPath;
import java.io.IOException;

/** A file held by a descriptor that can only be looked at, open(2) O_PATH. */
final class LinuxFoundFile implements FoundFile {
  private final LinuxFiles files;
  private final DescriptorGuard guard;

  LinuxFoundFile(LinuxFiles files, int descriptor) {
    this.files = files;
    this.guard = new DescriptorGuard(files, descriptor);
  }

  @Override
  public FileStatus status() throws IOException {
    return guard.use((frame, descriptor) -> frame.statx(descriptor));
  }

  @Override
  public RawPath path() throws IOException {
    return guard.use((_, descriptor) -> files.pathOf(descriptor));
  }

  @Override
  public DeviceNumber device() throws IOException {
    return guard.use(CallFrame::statusDetails).device();
  }

  @Override
  public long mountId() throws IOException {
    return guard.use(CallFrame::statusDetails).mountId();
  }

  @Override
  public BlockFile open(Opening opening) throws IOException {
    return guard.use(
        (_, descriptor) -> new LinuxBlockFile(files, files.reopen(descriptor, opening)));
  }

  @Override
  public void close() {
    guard.close();
  }
}
