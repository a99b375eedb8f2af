package fieldkit.common.io;

/**
 * The number of a device as the kernel has it, makedev(3). Written {@code 8:16}, as sysfs and
 * mountinfo do.
 *
 * @param major the driver's number; 0 for what is no device, such as the file systems without one
 * @param minor the driver's own number for the device
 */
public record DeviceNumber(int major, int minor) {

  /** The number in stat(2)'s form, which {@link FileStatus#device} has. */
  public static DeviceNumber of(long stat) {
    int major = (int) (((stat >> 8) & 0xfff) | ((stat >> 32) & ~0xfffL));
    int minor = (int) ((stat & 0xff) | ((stat >> 12) & ~0xffL));
    return new DeviceNumber(major, minor);
  }

  /**
   * Reads {@code 8:16}.
   *
   * @throws IllegalArgumentException if it is not such a number
   */
  public static DeviceNumber parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("'%s' is no device number".formatted(text));
    }
    return new DeviceNumber(
        Integer.parseUnsignedInt(text.substring(0, colon)),
        Integer.parseUnsignedInt(text.substring(colon + 1)));
  }

  /** Whether there is a device behind it. */
  public boolean isDevice() {
    return major != 0;
  }

  @Override
  public String toString() {
    return Integer.toUnsignedString(major) + ":" + Integer.toUnsignedString(minor);
  }
}
