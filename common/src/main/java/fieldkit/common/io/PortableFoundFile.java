package fieldkit.common.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/** A file known by its resolved name: without {@code O_PATH} it may become another meanwhile. */
final class PortableFoundFile implements FoundFile {
  private static final DeviceNumber NO_DEVICE = new DeviceNumber(0, 0);

  private final Path path;

  PortableFoundFile(Path path) {
    this.path = path;
  }

  @Override
  public FileStatus status() throws IOException {
    return PortableFiles.status(path, false);
  }

  @Override
  public RawPath path() {
    return PortableFiles.toRaw(path);
  }

  @Override
  public DeviceNumber device() {
    return NO_DEVICE;
  }

  @Override
  public long mountId() {
    return -1;
  }

  @Override
  public BlockFile open(Opening opening) throws IOException {
    if (opening.direct() || opening.exclusive()) {
      throw new FileFault(FileFault.Reason.NOT_SUPPORTED);
    }
    if (status().kind() != FileKind.REGULAR) { // opening a FIFO would wait for a writer
      throw new FileFault(FileFault.Reason.NOT_SUPPORTED, "Only plain files are supported here");
    }
    Set<OpenOption> options = new HashSet<>(Set.of(StandardOpenOption.READ));
    if (opening.writable()) {
      options.add(StandardOpenOption.WRITE);
    }
    try {
      return new PortableBlockFile(path, FileChannel.open(path, options));
    } catch (FileSystemException e) {
      throw PortableFiles.fault(e);
    }
  }

  @Override
  public void close() {
    // nothing is held
  }
}
