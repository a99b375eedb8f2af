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
    String hidden = ignored < 0 ? "" : ", %d hidden by ignore files".formatted(ignored);
    return List.of(
        files + " total files" + hidden,
        "%d size collisions, max of length %d".formatted(collisions, longest),
        "bytes read " + bytesRead,
        "%d groups, %d duplicate files, %d bytes could be freed"
            .formatted(groups, duplicates, waste),
        "%d.%02d seconds".formatted(nanoseconds / 1_000_000_000, nanoseconds / 10_000_000 % 100));
  }
}
