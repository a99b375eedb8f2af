package fieldkit.blocksync.device;

import fieldkit.blocksync.device.kernel.BlockNode;
import fieldkit.common.io.BlockFile;
import fieldkit.common.io.DeviceGeometry;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FoundFile;
import fieldkit.common.io.FoundFile.Opening;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** Opens a block device, always past the page cache. */
final class DeviceOpener {
  private final Host host;
  private final RawPath path;
  private final FoundFile found;

  DeviceOpener(Host host, RawPath path, FoundFile found) {
    this.host = host;
    this.path = path;
    this.found = found;
  }

  Storage toRead() throws IOException, RefusedException {
    DeviceGeometry geometry = look();
    return open(geometry, new Opening(false, true, false), Optional.empty());
  }

  Storage toWrite(TargetGuard guard) throws IOException, RefusedException {
    DeviceGeometry geometry = look();
    if (geometry.readOnly()) {
      throw new FileFault(FileFault.Reason.READ_ONLY, "The device is read-only");
    }
    BlockNode node = node();
    if (node.disk().attribute("queue/zoned").filter(kind -> !kind.equals("none")).isPresent()) {
      throw refused("is a zoned disk, which cannot be written in any order");
    }
    guard.checkUsers(host.footprints().ofDevice(node));
    try {
      return open(geometry, new Opening(true, true, !guard.isForced()), Optional.of(guard));
    } catch (FileFault fault) {
      if (fault.reason() == FileFault.Reason.IN_USE) {
        throw guard.inUseUnseen();
      }
      throw fault;
    }
  }

  /** What the device says of itself, asked without claiming it. */
  private DeviceGeometry look() throws IOException, RefusedException {
    DeviceGeometry geometry;
    try (BlockFile device = found.open(Opening.toRead())) {
      geometry = device.geometry();
    }
    if (geometry.size() == 0) {
      throw refused("is empty: a drive without a medium, or a device that shows nothing");
    }
    int sector = geometry.logicalSector();
    if (sector < 1 || Storage.UNIT % sector != 0) {
      throw refused("has sectors of %d bytes, which are not supported".formatted(sector));
    }
    if (geometry.size() % sector != 0) { // a loop device of an odd file; the kernel fails there too
      throw refused(
          "has %d bytes, no whole number of sectors of %d: the last ones cannot be reached"
              .formatted(geometry.size(), sector));
    }
    return geometry;
  }

  private Storage open(DeviceGeometry geometry, Opening opening, Optional<TargetGuard> guard)
      throws IOException, RefusedException {
    BlockFile device = found.open(opening);
    try {
      checkSame(device, geometry);
      if (guard.isPresent()) {
        guard.get().lock(device);
        guard.get().checkUsers(host.footprints().ofDevice(node()));
      }
      return new OpenStorage(
          found,
          Lanes.ofDevice(device, geometry.logicalSector()),
          geometry.size(),
          new FactFinder(host, path, Optional.of(geometry)),
          Optional.empty(),
          Optional.empty(),
          OptionalLong.empty());
    } catch (IOException | RefusedException | RuntimeException e) {
      device.close();
      throw e;
    }
  }

  /** A number may be given to another disk between two looks, {@code diskseq} may not. */
  private void checkSame(BlockFile device, DeviceGeometry geometry)
      throws IOException, RefusedException {
    if (!device.device().equals(found.device()) || !device.geometry().equals(geometry)) {
      throw refused("became another device while it was being opened");
    }
    Optional<String> sequence = node().disk().attribute("diskseq");
    if (sequence.isPresent() && !sequence.get().equals(Long.toString(geometry.sequence()))) {
      throw refused("became another device while it was being opened");
    }
  }

  private BlockNode node() throws IOException, RefusedException {
    return BlockNode.of(host.texts(), found.device())
        .orElseThrow(() -> refused("is not known to /sys, which tells who uses it"));
  }

  private RefusedException refused(String what) {
    return new RefusedException(path.text() + ": " + what, null);
  }
}
