package fieldkit.dupes.search;

import java.util.List;

/**
 * Files that are equal in every byte, in the table's order.
 *
 * @param size the size of each, bytes
 * @param copies the files; a single one stands for a file without duplicates, if those are wanted
 * @param kept how many of them would have to stay: those in a reference folder, or else one
 */
public record DuplicateGroup(long size, List<Copy> copies, int kept) {

  /** How many files could go. */
  public int superfluous() {
    return copies.size() - kept;
  }

  /** How many bytes that would free. */
  public long waste() {
    return size * superfluous();
  }
}
