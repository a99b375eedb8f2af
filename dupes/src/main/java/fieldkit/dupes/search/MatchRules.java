package fieldkit.dupes.search;

/**
 * Which equal files make a group that is wanted. Immutable.
 *
 * @param fewest the fewest copies
 * @param most the most copies
 * @param sameName whether only files of one name match
 * @param samePermissions whether only files with the same permissions match
 * @param isolate whether a group must have files of two paths
 * @param references how many paths, the first ones, are references
 * @param linksToo whether a single file with several names is a group
 */
public record MatchRules(
    int fewest,
    int most,
    boolean sameName,
    boolean samePermissions,
    boolean isolate,
    int references,
    boolean linksToo) {

  /** Two or more equal files, wherever they are. */
  public static MatchRules plain() {
    return new MatchRules(2, Integer.MAX_VALUE, false, false, false, 0, false);
  }

  /** Whether files without duplicates are wanted. */
  public boolean wantsSingles() {
    return fewest <= 1;
  }

  /** Whether a path is a reference. */
  public boolean isReference(int rank) {
    return rank < references;
  }
}
