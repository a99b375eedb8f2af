package fieldkit.dupes.undo;

import fieldkit.common.io.ExtendedAttributes;
import fieldkit.common.io.FileKind;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.RawPath;
import fieldkit.dupes.plan.ActionKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step as the journal has it, written before it was taken: it may have been taken or not.
 *
 * @param kind what was to be done
 * @param path the name that was acted on
 * @param kept the file that stayed
 * @param temporary the name used for a moment, in the folder of {@code path}
 * @param target where the file went, or what the symbolic link says; null otherwise
 * @param file what the file was
 * @param keptDevice the kept file's device
 * @param keptInode the kept file's inode
 * @param checksum CRC-32C of the content; 0 for a further name of the kept file
 * @param attributes the file's extended attributes
 * @param names all names of the file that were found; none if an earlier step has them
 */
record StepRecord(
    ActionKind kind,
    RawPath path,
    RawPath kept,
    RawPath temporary,
    @Nullable RawPath target,
    Victim file,
    long keptDevice,
    long keptInode,
    long checksum,
    ExtendedAttributes attributes,
    List<RawPath> names)
    implements JournalRecord {

  /**
   * What a file was.
   *
   * @param device its device
   * @param inode its inode
   * @param size bytes
   * @param permissions permission bits
   * @param userId the owner's number
   * @param groupId the group's number
   * @param links how many names it had
   * @param modified last change of its content, nanoseconds since 1970
   */
  record Victim(
      long device,
      long inode,
      long size,
      int permissions,
      int userId,
      int groupId,
      int links,
      long modified) {}

  /** Whether a file is the one that was acted on. */
  boolean isVictim(FileStatus status) {
    return status.device() == file.device
        && status.inode() == file.inode
        && status.size() == file.size
        && status.modified() == file.modified;
  }

  /** Whether a file is that inode, whatever was done to it since. */
  boolean isInodeOfVictim(FileStatus status) {
    return status.device() == file.device && status.inode() == file.inode;
  }

  /**
   * Whether a file is what the victim was, though it may be another inode: an undo makes such
   * files.
   */
  boolean isLikeVictim(FileStatus status) {
    return isVictim(status)
        || (!isKept(status)
            && status.kind() == FileKind.REGULAR
            && status.size() == file.size
            && status.modified() == file.modified
            && status.permissions() == file.permissions
            && status.userId() == file.userId);
  }

  /** Whether a file is the one that stayed. */
  boolean isKept(FileStatus status) {
    return status.device() == keptDevice && status.inode() == keptInode;
  }

  /** What the symbolic link says, nothing if there is none. */
  RawPath targetOrEmpty() {
    return target == null ? RawPath.ofText("") : target;
  }

  /** Whether the name was a further one of the kept file. */
  boolean isOneFile() {
    return file.device == keptDevice && file.inode == keptInode;
  }
}
