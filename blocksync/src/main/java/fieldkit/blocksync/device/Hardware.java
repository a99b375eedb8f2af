package fieldkit.blocksync.device;

import fieldkit.blocksync.device.kernel.BlockNode;
import fieldkit.blocksync.device.kernel.UdevRecord;
import fieldkit.common.io.RawText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The names a device's maker gave it: as udev has them, or from sysfs where no udev runs. */
final class Hardware {
  private static final int VPD_HEADER = 4; // SCSI Primary Commands, unit serial number page

  private final BlockNode disk;
  private final UdevRecord udev;

  Hardware(BlockNode node, UdevRecord udevOfDisk) {
    this.disk = node.disk();
    this.udev = udevOfDisk;
  }

  /** The model; what is behind a loop device. */
  String model() {
    Optional<String> loop = LoopDevices.backingName(disk);
    if (loop.isPresent()) {
      return "loop device of " + loop.get();
    }
    return text(
        udev.value("ID_MODEL")
            .map(model -> model.replace('_', ' ')) // which udev makes of blanks
            .or(() -> disk.attribute("device/model"))
            .or(() -> disk.attribute("dm/name").map(name -> "mapped " + name)));
  }

  /** The serial number. */
  String serial() {
    return text(
        udev.value("ID_SERIAL_SHORT")
            .or(() -> disk.attribute("serial")) // virtio
            .or(() -> disk.attribute("device/serial")) // NVMe, MMC
            .or(this::scsiSerial));
  }

  private Optional<String> scsiSerial() {
    return disk.bytes("device/vpd_pg80")
        .filter(page -> page.length > VPD_HEADER)
        .map(page -> Arrays.copyOfRange(page, VPD_HEADER, page.length))
        .map(serial -> new String(serial, StandardCharsets.ISO_8859_1).strip());
  }

  /** The world wide name, or what device mapper and md have instead. */
  String wwn() {
    return text(
        udev.value("ID_WWN_WITH_EXTENSION")
            .or(() -> udev.value("ID_WWN"))
            .or(() -> disk.attribute("wwid"))
            .or(() -> disk.attribute("device/wwid"))
            .or(() -> disk.attribute("dm/uuid"))
            .or(() -> disk.attribute("md/uuid")));
  }

  /** Bytes read as characters, as the text they are. */
  private static String text(Optional<String> characters) {
    return characters
        .map(text -> RawText.decode(text.getBytes(StandardCharsets.ISO_8859_1)).strip())
        .orElse("");
  }
}
