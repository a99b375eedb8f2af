package fieldkit.common.io;

/**
 * What the system says about a file, from statx(2) or the closest there is.
 *
 * @param device the file system's device number as stat(2) has it; equal for two files exactly when
 *     they share it
 * @param inode the file's number on that device
 * @param mode type and permission bits, inode(7)
 * @param links how many names the file has
 * @param userId the owner's number
 * @param groupId the group's number
 * @param size bytes
 * @param allocated bytes of storage; less than {@code size} where the file has holes
 * @param modified last change of the content, nanoseconds since 1970
 * @param changed last change of content or inode, nanoseconds since 1970; no program can set it
 */
public record FileStatus(
    long device,
    long inode,
    int mode,
    int links,
    int userId,
    int groupId,
    long size,
    long allocated,
    long modified,
    long changed) {
  private static final int TYPE_MASK = 0170000; // inode(7)
  private static final int BLOCK_DEVICE = 0060000;

  /** What kind of file it is. */
  public FileKind kind() {
    return FileKind.ofMode(mode);
  }

  /** Whether it is the node of a block device. */
  public boolean isBlockDevice() {
    return (mode & TYPE_MASK) == BLOCK_DEVICE;
  }

  /** The permission bits, with set-user-ID, set-group-ID and sticky. */
  public int permissions() {
    return mode & 07777;
  }

  /** Whether it is the same inode on the same device. */
  public boolean isSameFile(FileStatus other) {
    return device == other.device && inode == other.inode;
  }

  /**
   * Whether it is the same inode and neither content nor inode was touched between the two looks,
   * as far as the kernel's time stamps can tell.
   */
  public boolean isUnchanged(FileStatus other) {
    return isSameFile(other)
        && size == other.size
        && modified == other.modified
        && changed == other.changed
        && mode == other.mode;
  }

  /** Whether fewer bytes are stored than the file is long, so that it may have holes. */
  public boolean mayHaveHoles() {
    return allocated < size;
  }
}
