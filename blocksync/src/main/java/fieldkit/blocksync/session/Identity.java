package fieldkit.blocksync.session;

import fieldkit.blocksync.device.StorageFacts;

/** What tells a device from others for as long as it is remembered. */
final class Identity {
  private Identity() {}

  /** The device on its own machine. */
  static String of(StorageFacts device) {
    return String.join(
        " ",
        device.origin().machine(),
        device.canonical().text(),
        device.kind().name(),
        Long.toString(device.size()),
        device.medium().serial(),
        device.medium().wwn());
  }

  /** The device as it is reached from here. */
  static String of(String host, StorageFacts device) {
    return host + " " + of(device);
  }
}
