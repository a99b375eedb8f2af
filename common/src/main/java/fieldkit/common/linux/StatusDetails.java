package fieldkit.common.linux;

import fieldkit.common.io.DeviceNumber;

/**
 * What statx(2) says of a file beyond what every system does.
 *
 * @param device which device a device's node stands for, stx_rdev
 * @param mountId the mount it was found on, stx_mnt_id; -1 where the kernel does not say (before
 *     5.8)
 * @param directAlignment what positions must be multiples of in direct I/O, stx_dio_offset_align; 0
 *     where the file system has none or does not say (before 6.1)
 */
record StatusDetails(DeviceNumber device, long mountId, int directAlignment) {}
