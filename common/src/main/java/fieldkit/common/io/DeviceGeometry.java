package fieldkit.common.io;

/**
 * What a block device's driver says of it, blkdev ioctls of linux/fs.h.
 *
 * @param size bytes, BLKGETSIZE64; 0 for a drive without a medium
 * @param logicalSector the smallest piece that can be read or written, bytes, BLKSSZGET
 * @param physicalSector the piece the device works in, bytes, BLKPBSZGET
 * @param rotational whether it turns, BLKROTATIONAL
 * @param readOnly whether it takes no writes, BLKROGET
 * @param sequence a number that no other disk has had under this name since the machine started,
 *     BLKGETDISKSEQ; -1 where the kernel has none (before 5.15)
 */
public record DeviceGeometry(
    long size,
    int logicalSector,
    int physicalSector,
    boolean rotational,
    boolean readOnly,
    long sequence) {}
