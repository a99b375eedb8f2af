package fieldkit.blocksync.device;

import fieldkit.blocksync.device.kernel.BlockNode;
import fieldkit.blocksync.device.kernel.BtrfsPools;
import fieldkit.blocksync.device.kernel.KernelTexts;
import fieldkit.blocksync.device.kernel.Mount;
import fieldkit.common.io.DeviceNumber;
import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FoundFile;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Mounted file systems, the devices they are on and the files that are on them. */
final class Mounts {
  private final KernelTexts texts;
  private final FileAccess files;

  Mounts(KernelTexts texts, FileAccess files) {
    this.texts = texts;
    this.files = files;
  }

  /** All this process sees. */
  List<Mount> all() throws IOException {
    return Mount.all(texts);
  }

  /** The mount a file was found on. */
  Optional<Mount> of(FoundFile file) throws IOException {
    long id = file.mountId();
    DeviceNumber device = DeviceNumber.of(file.status().device());
    return all().stream()
        .filter(mount -> id < 0 ? mount.device().equals(device) : mount.id() == id)
        .findFirst();
  }

  /** The devices a mounted file system is on, as far as the kernel tells. */
  List<BlockNode> devicesOf(Mount mount) {
    Optional<BlockNode> node =
        mount.device().isDevice()
            ? BlockNode.of(texts, mount.device())
            : nodeOf(mount.source()); // btrfs has numbers of its own
    return node.map(new BtrfsPools(texts)::with).orElse(List.of());
  }

  /** The devices that a file lies on. */
  List<BlockNode> devicesUnder(FoundFile file) throws IOException {
    return of(file).map(this::devicesOf).orElse(List.of());
  }

  /** The devices that a file lies on, of which the file system's number and a name are known. */
  List<BlockNode> devicesUnder(DeviceNumber fileSystem, RawPath path) {
    Optional<BlockNode> node = BlockNode.of(texts, fileSystem);
    if (node.isPresent()) {
      return new BtrfsPools(texts).with(node.get());
    }
    try (FoundFile file = files.find(path)) {
      return devicesUnder(file);
    } catch (IOException notThere) {
      return List.of();
    }
  }

  /** The device that a path is the node of. */
  Optional<BlockNode> nodeOf(RawPath path) {
    if (!path.isAbsolute()) {
      return Optional.empty();
    }
    try (FoundFile found = files.find(path)) {
      return found.status().isBlockDevice()
          ? BlockNode.of(texts, found.device())
          : Optional.empty();
    } catch (IOException notThere) {
      return Optional.empty();
    }
  }
}
