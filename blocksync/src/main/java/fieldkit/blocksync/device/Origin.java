package fieldkit.blocksync.device;

/**
 * Where something is: on which machine, since which boot, and its number there. Texts are empty
 * where nothing is known.
 *
 * @param machine a number of the machine's own, made from /etc/machine-id, which itself is not to
 *     be shown around, machine-id(5)
 * @param boot /proc/sys/kernel/random/boot_id
 * @param device the device's number, or the file system's for a file: {@code 8:16}
 * @param inode the file's number, 0 for a device
 * @param diskSequence the disk's {@code diskseq}, -1 if there is none
 */
public record Origin(String machine, String boot, String device, long inode, long diskSequence) {}
