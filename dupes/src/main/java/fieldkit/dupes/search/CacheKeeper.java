package fieldkit.dupes.search;

import fieldkit.common.io.FileStatus;
import fieldkit.dupes.cache.ContentCache;
import fieldkit.dupes.cache.Remembered;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remembers for later runs what this one found. Thread-safe. */
final class CacheKeeper {
  private final ContentCache cache;
  private final boolean comparesAll;
  private final List<FileCandidate> compared = new ArrayList<>();

  /**
   * @param rules only where all files of one size are compared to the end can two files be known to
   *     be different
   */
  CacheKeeper(ContentCache cache, MatchRules rules) {
    this.cache = cache;
    this.comparesAll = rules.equals(MatchRules.plain());
  }

  synchronized void willCompare(List<FileCandidate> candidates) {
    compared.addAll(candidates);
  }

  /** These were found to be equal, and unchanged. */
  void equal(List<FileCandidate> candidates) {
    Remembered known = null;
    for (FileCandidate candidate : candidates) {
      known = known == null ? candidate.remembered() : known;
    }
    long contents = known == null ? cache.newContents() : known.contents();
    for (FileCandidate candidate : candidates) {
      remember(candidate.identity(), contents);
    }
  }

  /** All is compared: what is alone now has contents of its own. */
  synchronized void end(GroupCollector collector) {
    for (FileCandidate candidate : compared) {
      if (comparesAll && collector.isSingle(candidate.names()[0])) {
        Remembered known = candidate.remembered();
        remember(candidate.identity(), known == null ? cache.newContents() : known.contents());
      }
    }
  }

  private void remember(@Nullable FileStatus identity, long contents) {
    if (identity != null) {
      cache.remember(identity, contents, comparesAll);
    }
  }
}
