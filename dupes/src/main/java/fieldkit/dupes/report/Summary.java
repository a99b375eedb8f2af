package fieldkit.dupes.report;

import java.util.List;

/**
 * What a run amounts to.
 *
 * @param files files looked at
 * @param collisions sizes that several files share
 * @param longest the most files of one size
 * @param bytesRead true bytes read from files
 * @param groups groups reported
 * @param duplicates files that could go
 * @param waste bytes that would be freed
 * @param ignored files and folders that ignore files have hidden; -1 if none were obeyed
 * @param nanoseconds how long it took
 */
public record Summary(
    long files,
    int collisions,
    int longest,
    long bytesRead,
    int groups,
    long duplicates,
    long waste,
    long ignored,
    long nanoseconds) {

  /** The summary for a person. */
  public List<String> lines() {
    // joined by hand: the first use of a format string costs 10 ms of every start
    String hidden = ignored < 0 ? "" : ", " + ignored + " hidden by ignore files";
    long hundredths = nanoseconds / 10_000_000;
    String fraction = hundredths % 100 < 10 ? ".0" : ".";
    return List.of(
        files + " total files" + hidden,
        collisions + " size collisions, max of length " + longest,
        "bytes read " + bytesRead,
        Counted.of(groups, "group")
            + ", "
            + Counted.of(duplicates, "duplicate file")
            + ", "
            + Counted.of(waste, "byte")
            + " could be freed",
        hundredths / 100 + fraction + hundredths % 100 + " seconds");
  }
}
