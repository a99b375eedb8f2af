package fieldkit.common.io;

/**
 * What a loop device shows, loop(4), struct loop_info64.
 *
 * @param fileSystem the device number of the file system the backing file is on
 * @param inode the backing file's number there
 * @param device the backing device where it is one, otherwise 0:0
 * @param offset where in the backing file the loop device begins, bytes
 * @param limit the most bytes of it that are shown; 0 for all
 */
public record LoopBacking(
    DeviceNumber fileSystem, long inode, DeviceNumber device, long offset, long limit) {}
