package fieldkit.blocksync.device;

import fieldkit.blocksync.device.kernel.Mount;
import fieldkit.common.io.BlockFile;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.FoundFile;
import fieldkit.common.io.FoundFile.Opening;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** Opens a plain file, past the page cache where its file system can. */
final class FileOpener {
  private final Host host;
  private final RawPath path;
  private final FoundFile found;
  private final Optional<CreatedFile> created;

  FileOpener(Host host, RawPath path, FoundFile found, Optional<CreatedFile> created) {
    this.host = host;
    this.path = path;
    this.found = found;
    this.created = created;
  }

  Storage toRead() throws IOException, RefusedException {
    BlockFile buffered = found.open(Opening.toRead());
    try {
      return storage(buffered, false, OptionalLong.empty());
    } catch (IOException | RefusedException | RuntimeException e) {
      buffered.close();
      throw e;
    }
  }

  Storage toWrite(TargetGuard guard, OptionalLong grow) throws IOException, RefusedException {
    Footprint footprint = host.footprints().ofFile(found);
    guard.checkUsers(footprint);
    BlockFile buffered = found.open(new Opening(true, false, false));
    try {
      guard.lock(buffered);
      guard.checkUsers(footprint);
      return grow.isPresent() && grow.getAsLong() > buffered.status().size()
          ? grown(buffered, grow.getAsLong())
          : storage(buffered, true, OptionalLong.empty());
    } catch (IOException | RefusedException | RuntimeException e) {
      buffered.close();
      throw e;
    }
  }

  /** It gets its old length back unless something comes of it. */
  private Storage grown(BlockFile buffered, long size) throws IOException, RefusedException {
    long before = buffered.status().size();
    buffered.setLength(size);
    try {
      return storage(buffered, true, OptionalLong.of(before));
    } catch (IOException | RefusedException | RuntimeException e) {
      buffered.setLength(before);
      throw e;
    }
  }

  private Storage storage(BlockFile buffered, boolean writable, OptionalLong before)
      throws IOException, RefusedException {
    FileStatus status = buffered.status();
    if (!status.isSameFile(found.status())) { // only without descriptors to hold on to
      throw new RefusedException(
          path.text() + ": became another file while it was being opened", null);
    }
    if (status.size() == 0) {
      throw new RefusedException(path.text() + ": is empty", null);
    }
    Optional<Mount> mount = host.isLinux() ? host.mounts().of(found) : Optional.empty();
    Lanes lanes = Lanes.ofFile(buffered, direct(buffered, writable));
    return new OpenStorage(
        found,
        lanes,
        status.size(),
        new FactFinder(host, path, Optional.empty()),
        created,
        mount,
        before);
  }

  private Optional<BlockFile> direct(BlockFile buffered, boolean writable) throws IOException {
    if (buffered.directAlignment() > Storage.UNIT) {
      return Optional.empty();
    }
    try {
      return Optional.of(found.open(new Opening(writable, true, false)));
    } catch (FileFault fault) {
      if (fault.reason() == FileFault.Reason.NOT_SUPPORTED) {
        return Optional.empty();
      }
      throw fault;
    }
  }
}
