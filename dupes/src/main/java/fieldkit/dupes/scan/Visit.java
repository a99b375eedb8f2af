package fieldkit.dupes.scan;

import fieldkit.common.io.RawPath;
import org.jspecify.annotations.Nullable;

/**
 * A folder to list.
 *
 * @param path where it is
 * @param parent the number of the folder above, or -1 for one named on the command line
 * @param rank the path on the command line it is found under
 * @param depth how many folders below that path
 * @param device the device that path is on
 * @param throughLink whether the last name is a symbolic link
 * @param rules what the ignore files above hide, or null if there are none
 */
record Visit(
    RawPath path,
    int parent,
    int rank,
    int depth,
    long device,
    boolean throughLink,
    @Nullable IgnoreRules rules) {

  static Visit of(ScanRoot root) {
    return new Visit(root.path(), -1, root.rank(), 0, root.status().device(), false, null);
  }

  /** A folder below this one, which has the given number. */
  Visit below(int number, byte[] name, boolean link, @Nullable IgnoreRules ownRules) {
    return new Visit(path.resolve(name), number, rank, depth + 1, device, link, ownRules);
  }
}
