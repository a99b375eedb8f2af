package fieldkit.dupes.plan;

import fieldkit.common.io.FileKind;
import fieldkit.common.io.FileStatus;

/**
 * What a file was before its first byte was read.
 *
 * @param device its file system's number
 * @param inode its number there
 * @param size bytes
 * @param modified last change of the content, nanoseconds since 1970
 * @param changed last change of content or inode, nanoseconds since 1970, which no program can set
 */
public record FileIdentity(long device, long inode, long size, long modified, long changed) {

  /** Whether a file is still exactly this one. */
  public boolean isStill(FileStatus status) {
    return status.kind() == FileKind.REGULAR
        && status.device() == device
        && status.inode() == inode
        && status.size() == size
        && status.modified() == modified
        && status.changed() == changed;
  }

  /** Whether both are names of one inode. */
  public boolean isSameFile(FileIdentity other) {
    return device == other.device && inode == other.inode;
  }

  /**
   * Whether the two look like one file seen through two file systems (an overlay and its layer, a
   * union mount and its branch): the kernel gives no two files on two devices the same nanosecond.
   */
  public boolean isPerhapsAnotherViewOf(FileIdentity other) {
    return device != other.device
        && size == other.size
        && changed == other.changed
        && modified == other.modified;
  }
}
