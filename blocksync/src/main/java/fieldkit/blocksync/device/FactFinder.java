package fieldkit.blocksync.device;

import fieldkit.blocksync.device.content.Content;
import fieldkit.blocksync.device.content.ContentProbe;
import fieldkit.blocksync.device.kernel.BlockNode;
import fieldkit.blocksync.device.kernel.UdevRecord;
import fieldkit.common.io.DeviceGeometry;
import fieldkit.common.io.DeviceNumber;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.FoundFile;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Finds out what is to be known of an open device or file. */
final class FactFinder {
  private static final int SECTOR = 512;

  private final Host host;
  private final RawPath path;
  private final Optional<DeviceGeometry> geometry;
  private final ContentProbe probe = new ContentProbe();

  /**
   * @param path the name it was opened by
   * @param geometry what a device says of itself; empty for a file
   */
  FactFinder(Host host, RawPath path, Optional<DeviceGeometry> geometry) {
    this.host = host;
    this.path = path;
    this.geometry = geometry;
  }

  /** The first bytes of what is open. */
  interface HeadReader {
    byte[] read(int length) throws IOException;
  }

  StorageFacts find(FoundFile found, long size, HeadReader reader) throws IOException {
    byte[] head = head(reader);
    Optional<BlockNode> node =
        geometry.isPresent() ? BlockNode.of(host.texts(), found.device()) : Optional.empty();
    Footprint footprint = footprint(found, node);
    List<User> users = host.isLinux() ? host.users().of(footprint) : List.of();
    return new StorageFacts(
        path,
        found.path(),
        geometry.isPresent() ? StorageFacts.Kind.BLOCK_DEVICE : StorageFacts.Kind.FILE,
        size,
        medium(found, node),
        content(head, node),
        origin(found),
        mark(found, node, head),
        footprint,
        users.stream().map(User::mountedWritable).flatMap(Optional::stream).toList(),
        users.stream().map(User::sentence).distinct().toList());
  }

  /** Nothing where it cannot be read: that is found out, and told, by who needs it. */
  private static byte[] head(HeadReader reader) throws IOException {
    try {
      return reader.read(ContentProbe.LENGTH);
    } catch (StorageFault unreadable) {
      return new byte[0];
    }
  }

  private Footprint footprint(FoundFile found, Optional<BlockNode> node) throws IOException {
    return node.isPresent()
        ? host.footprints().ofDevice(node.get())
        : host.footprints().ofFile(found);
  }

  private WriteMark mark(FoundFile found, Optional<BlockNode> node, byte[] head)
      throws IOException {
    if (!host.isLinux() || head.length == 0) {
      return WriteMark.UNKNOWN;
    }
    return geometry.isPresent()
        ? host.marks().ofDevice(node.orElseThrow(), geometry.get().sequence(), Digests.of(head))
        : host.marks().ofFile(found);
  }

  private Origin origin(FoundFile found) throws IOException {
    FileStatus status = found.status();
    DeviceNumber device = geometry.isPresent() ? found.device() : DeviceNumber.of(status.device());
    return new Origin(
        host.machine().id(),
        host.machine().boot(),
        device.toString(),
        geometry.isPresent() ? 0 : status.inode(),
        geometry.map(DeviceGeometry::sequence).orElse(-1L));
  }

  private Content content(byte[] head, Optional<BlockNode> node) {
    int sector = geometry.map(DeviceGeometry::logicalSector).orElse(SECTOR);
    Content content = probe.content(head, sector);
    return content.isEmpty() ? node.map(this::udev).map(UdevContent::of).orElse(content) : content;
  }

  private UdevRecord udev(BlockNode node) {
    return node.number()
        .map(number -> UdevRecord.of(host.texts(), number))
        .orElse(UdevRecord.EMPTY);
  }

  private Medium medium(FoundFile found, Optional<BlockNode> device) throws IOException {
    if (device.isPresent() && geometry.isPresent()) {
      BlockNode node = device.get();
      Hardware hardware = new Hardware(node, udev(node.disk()));
      DeviceGeometry said = geometry.get();
      return new Medium(
          said.logicalSector(),
          said.physicalSector(),
          said.rotational(),
          said.readOnly(),
          discards(node),
          hardware.model(),
          hardware.serial(),
          hardware.wwn());
    }
    List<BlockNode> under = host.isLinux() ? host.mounts().devicesUnder(found) : List.of();
    boolean rotational =
        under.stream()
            .anyMatch(node -> node.disk().attribute("queue/rotational").equals(Optional.of("1")));
    return new Medium(SECTOR, SECTOR, rotational, false, true, "", "", "");
  }

  private static boolean discards(BlockNode node) {
    return node.disk()
        .attribute("queue/discard_max_bytes")
        .filter(most -> !most.equals("0"))
        .isPresent();
  }
}
