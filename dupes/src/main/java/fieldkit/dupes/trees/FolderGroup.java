package fieldkit.dupes.trees;

import java.util.List;

/**
 * Folders that are equal in everything they hold.
 *
 * @param size the bytes of all files below each
 * @param files how many files lie below each
 * @param folders numbers in the folder table, in order of rank and path
 */
public record FolderGroup(long size, long files, List<Integer> folders) {

  /** How many bytes would be freed if one of them stayed. */
  public long waste() {
    return size * (folders.size() - 1);
  }
}
