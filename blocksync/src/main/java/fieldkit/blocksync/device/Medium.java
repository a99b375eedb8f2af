package fieldkit.blocksync.device;

/**
 * The device that something is stored on. Texts are empty where nothing is known.
 *
 * @param logicalSector the smallest piece it reads or writes, bytes
 * @param physicalSector the piece it works in, bytes
 * @param rotational whether it turns
 * @param readOnly whether it takes no writes
 * @param discards whether it takes storage back, and so may be thin
 * @param model its maker's name for it; for a loop device what is behind it
 * @param serial its serial number
 * @param wwn its world wide name, or another name that no other device has
 */
public record Medium(
    int logicalSector,
    int physicalSector,
    boolean rotational,
    boolean readOnly,
    boolean discards,
    String model,
    String serial,
    String wwn) {}
