package fieldkit.blocksync.device;

import fieldkit.common.io.DeviceNumber;
import fieldkit.common.io.RawPath;
import java.util.Optional;

/**
 * Somebody who uses a device or file.
 *
 * @param sentence what and how, for a person: {@code /dev/sdb1 is mounted at /srv}
 * @param footprint what is used
 * @param itself the device that uses it, for a device made of others
 * @param mountedWritable where it is mounted so that it may be written
 */
record User(
    String sentence,
    Footprint footprint,
    Optional<DeviceNumber> itself,
    Optional<RawPath> mountedWritable) {

  /** Somebody who is no device of its own. */
  static User of(String sentence, Footprint footprint) {
    return new User(sentence, footprint, Optional.empty(), Optional.empty());
  }

  /** Whether writing to {@code target} would be seen by this user, and it is not under it. */
  boolean uses(Footprint target) {
    return target.isUsedBy(footprint)
        && itself.filter(device -> isMadeOf(target, device)).isEmpty();
  }

  private static boolean isMadeOf(Footprint target, DeviceNumber device) {
    return target.own().stream().anyMatch(place -> place.storage().equals(device.toString()));
  }
}
