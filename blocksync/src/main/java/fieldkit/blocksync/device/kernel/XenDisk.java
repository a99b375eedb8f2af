package fieldkit.blocksync.device.kernel;

import fieldkit.common.io.DeviceNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A block device that this host lends to a Xen domain,
 * Documentation/ABI/testing/sysfs-driver-xen-blkback. The driver opens it without claiming it:
 * nothing else tells that it is in use.
 *
 * @param domain the domain's number
 * @param device the device's number
 */
public record XenDisk(int domain, DeviceNumber device) {

  /** All there are; none where Xen is not running. */
  public static List<XenDisk> all(KernelTexts texts) {
    String folder = "sys/bus/xen-backend/devices";
    List<XenDisk> disks = new ArrayList<>();
    for (String name : texts.names(folder)) {
      String[] parts = name.split("-", -1); // vbd-DOMAIN-DEVICE
      if (parts.length == 3 && parts[0].equals("vbd")) {
        Optional<DeviceNumber> device =
            texts.text(folder + "/" + name + "/physical_device").flatMap(XenDisk::hexadecimal);
        device.ifPresent(number -> disks.add(new XenDisk(Integer.parseInt(parts[1]), number)));
      }
    }
    return disks;
  }

  private static Optional<DeviceNumber> hexadecimal(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) { // nothing behind it yet
      return Optional.empty();
    }
    return Optional.of(
        new DeviceNumber(
            Integer.parseUnsignedInt(text.substring(0, colon), 16),
            Integer.parseUnsignedInt(text.substring(colon + 1), 16)));
  }
}
