package fieldkit.blocksync.device;

import fieldkit.blocksync.device.Footprint.Place;
import fieldkit.blocksync.device.kernel.BlockNode;
import fieldkit.blocksync.device.kernel.KernelTexts;
import fieldkit.common.io.DeviceNumber;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.FoundFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out which bytes of which storage a device or file is. */
final class Footprints {
  private static final int DEEPEST = 32; // devices on devices; a circle would have no end

  private final KernelTexts texts;
  private final LoopDevices loops;
  private final Mounts mounts;
  private final String boot;

  Footprints(KernelTexts texts, LoopDevices loops, Mounts mounts, String boot) {
    this.texts = texts;
    this.loops = loops;
    this.mounts = mounts;
    this.boot = boot;
  }

  /** Of a whole device. */
  Footprint ofDevice(BlockNode node) {
    Places places = new Places();
    places.device(node, 0, node.size(), places.own, 0);
    return places.footprint();
  }

  /** Of a file. */
  Footprint ofFile(FoundFile file) throws IOException {
    Places places = new Places();
    places.own.add(place(file.status()));
    for (BlockNode node : mounts.devicesUnder(file)) {
      places.device(node, 0, node.size(), places.within, 0);
    }
    return places.footprint();
  }

  /** A file as a place: all of it, however long it gets. */
  static Place place(FileStatus status) {
    return new Place(fileName(DeviceNumber.of(status.device()), status.inode()), 0, Long.MAX_VALUE);
  }

  private static String fileName(DeviceNumber fileSystem, long inode) {
    return fileSystem + "/" + Long.toUnsignedString(inode);
  }

  /** Collects places, going down from device to device. */
  private final class Places {
    final List<Place> own = new ArrayList<>();
    final List<Place> within = new ArrayList<>();

    void device(BlockNode node, long start, long length, List<Place> list, int depth) {
      Optional<DeviceNumber> number = node.number();
      if (number.isEmpty() || depth > DEEPEST) {
        return;
      }
      list.add(new Place(number.get().toString(), start, length));
      BlockNode disk = node.disk();
      long onDisk = start;
      if (node.isPartition()) {
        onDisk += node.start();
        device(disk, onDisk, length, list, depth + 1);
        return;
      }
      worldWideName(disk).ifPresent(name -> list.add(new Place(name, start, length)));
      Optional<LoopDevices.Attached> loop = loops.of(node);
      if (loop.isPresent()) {
        behind(loop.get(), onDisk, length, list, depth);
      }
      for (BlockNode slave : node.slaves()) {
        device(slave, 0, slave.size(), within, depth + 1);
      }
    }

    private void behind(
        LoopDevices.Attached loop, long start, long length, List<Place> list, int depth) {
      DeviceNumber device = loop.backing().device();
      if (device.isDevice()) {
        Optional<BlockNode> node = BlockNode.of(texts, device);
        if (node.isPresent()) {
          device(node.get(), start + loop.backing().offset(), length, list, depth + 1);
        }
        return;
      }
      String file = fileName(loop.backing().fileSystem(), loop.backing().inode());
      list.add(new Place(file, start + loop.backing().offset(), length));
      for (BlockNode node : mounts.devicesUnder(loop.backing().fileSystem(), loop.path())) {
        device(node, 0, node.size(), within, depth + 1);
      }
    }

    Footprint footprint() {
      return new Footprint(boot, own, within);
    }
  }

  /** A name that a disk has on every way that leads to it, if its maker gave it one. */
  private static Optional<String> worldWideName(BlockNode disk) {
    return disk.attribute("wwid")
        .or(() -> disk.attribute("device/wwid"))
        .filter(name -> name.startsWith("naa.") || name.startsWith("eui."))
        .filter(name -> name.chars().noneMatch(c -> c <= ' ' || c == ',' || c == '@'))
        .map(name -> name + "/" + disk.size()); // bridges with one name for all their disks exist
  }
}
