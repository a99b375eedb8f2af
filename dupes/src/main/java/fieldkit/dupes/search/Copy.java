package fieldkit.dupes.search;

import fieldkit.common.io.FileStatus;
import java.util.stream.IntStream;

/** One file of a group: an inode and the names it was found under. Immutable. */
public final class Copy {
  private final int[] names;
  private final long device;
  private final long inode;
  private final long modified;
  private final long changed;
  private final int links;

  /**
   * @param names numbers in the file table, in the table's order; at least one
   * @param identity what the file was before it was read
   */
  Copy(int[] names, FileStatus identity) {
    this.names = names.clone();
    this.device = identity.device();
    this.inode = identity.inode();
    this.modified = identity.modified();
    this.changed = identity.changed();
    this.links = identity.links();
  }

  /** The number of the name that stands for the file. */
  public int first() {
    return names[0];
  }

  /** Whether the file has further names. */
  public boolean hasLinks() {
    return names.length > 1;
  }

  /** The numbers of all names, in the table's order. */
  public IntStream names() {
    return IntStream.of(names);
  }

  /** The file's device. */
  public long device() {
    return device;
  }

  /** The file's inode. */
  public long inode() {
    return inode;
  }

  /** When its content was last changed, nanoseconds since 1970. */
  public long modified() {
    return modified;
  }

  /** When content or inode were last changed, nanoseconds since 1970. */
  public long changed() {
    return changed;
  }

  /** How many names the file has in all, found or not. */
  public int links() {
    return links;
  }
}
