package fieldkit.common.io;

import java.util.Arrays;

/**
 * The stored extents of a file, all of them shared with other files. Two files of one device and
 * one size whose extents are equal have equal content, without a byte read.
 */
public final class SharedStorage {
  private final long device;
  private final long[] extents;

  /**
   * @param device the device the extents lie on
   * @param extents for each extent its logical offset, physical offset and length in bytes,
   *     contiguous ones joined; holes are what lies between
   */
  public SharedStorage(long device, long[] extents) {
    this.device = device;
    this.extents = extents.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SharedStorage storage
        && device == storage.device
        && Arrays.equals(extents, storage.extents);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(device) * 31 + Arrays.hashCode(extents);
  }
}
