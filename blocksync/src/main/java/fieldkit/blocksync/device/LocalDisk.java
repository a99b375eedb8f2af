package fieldkit.blocksync.device;

import fieldkit.blocksync.device.kernel.BlockNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether all writing to a disk goes through this machine's kernel and is counted there. Not so
 * where other hosts may write (iSCSI, Fibre Channel, nbd, rbd, drbd, NVMe over a network), where
 * content is exchanged without a write (a zvol that is rolled back) or carried away and back.
 */
final class LocalDisk {
  private static final int DEEPEST = 32;

  /** Documentation/admin-guide/devices.txt; what is not listed is not known to be safe. */
  private static final Pattern KNOWN =
      Pattern.compile(
          "(sd|hd|vd|xvd)[a-z]+|nvme\\d+n\\d+|mmcblk\\d+|loop\\d+|zram\\d+|md\\w+|dm-\\d+");

  private LocalDisk() {}

  /** Whether it is. */
  static boolean isWrittenHereOnly(BlockNode disk) {
    return isWrittenHereOnly(disk, 0);
  }

  private static boolean isWrittenHereOnly(BlockNode disk, int depth) {
    boolean fixed = disk.attribute("removable").equals(Optional.of("0"));
    boolean direct = disk.name().startsWith("nvme") ? isOnThisBus(disk) : !isBehindNetwork(disk);
    return fixed
        && direct
        && depth <= DEEPEST
        && KNOWN.matcher(disk.name()).matches()
        && disk.slaves().stream().allMatch(slave -> isWrittenHereOnly(slave.disk(), depth + 1));
  }

  private static boolean isBehindNetwork(BlockNode disk) {
    return disk.folder().contains("/session") || disk.folder().contains("/rport-");
  }

  /** Whether every controller that leads to an NVMe disk sits on PCI Express. */
  private static boolean isOnThisBus(BlockNode disk) {
    List<String> transports =
        disk.attribute("device/transport")
            .map(List::of)
            .orElseGet(
                () -> // several controllers: the device is their subsystem
                disk.names("device").stream()
                        .filter(name -> name.matches("nvme\\d+"))
                        .map(name -> disk.attribute("device/" + name + "/transport").orElse(""))
                        .toList());
    return !transports.isEmpty() && transports.stream().allMatch("pcie"::equals);
  }
}
