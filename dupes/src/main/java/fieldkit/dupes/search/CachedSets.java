package fieldkit.dupes.search;

import fieldkit.common.io.FileAccess;
import fieldkit.dupes.cache.ContentCache;
import fieldkit.dupes.cache.Remembered;
import fieldkit.dupes.scan.FileTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes sets smaller by what earlier runs know: of files known to be equal one is compared. */
final class CachedSets {
  private final FileAccess files;
  private final FileTable table;
  private final ContentCache cache;

  CachedSets(FileAccess files, FileTable table, ContentCache cache) {
    this.files = files;
    this.table = table;
    this.cache = cache;
  }

  /** The sets that are left to be compared of files of one size. */
  List<List<FileCandidate>> of(List<FileCandidate> candidates) {
    Map<Long, FileCandidate> first = new HashMap<>();
    Set<Long> runs = new HashSet<>();
    List<FileCandidate> left = new ArrayList<>();
    for (FileCandidate candidate : candidates) {
      Remembered remembered = lookUp(candidate);
      runs.add(remembered == null ? 0 : remembered.run());
      FileCandidate known =
          remembered == null ? null : first.putIfAbsent(remembered.contents(), candidate);
      if (known == null) {
        left.add(candidate);
      } else {
        known.addFollower(candidate);
      }
    }
    return areOfOneRun(runs) ? left.stream().map(List::of).toList() : List.of(left);
  }

  /** Whether one run compared them with each other, so that nothing is left to be read. */
  boolean areAllKnown(int[] sameSize) {
    Set<Long> runs = new HashSet<>();
    for (int file : sameSize) {
      try {
        Optional<Remembered> remembered =
            cache.find(files.status(table.path(file), table.isLink(file)));
        runs.add(remembered.map(Remembered::run).orElse(0L));
      } catch (IOException unknown) {
        return false;
      }
    }
    return areOfOneRun(runs);
  }

  private static boolean areOfOneRun(Set<Long> runs) {
    return runs.size() == 1 && !runs.contains(0L);
  }

  private @Nullable Remembered lookUp(FileCandidate candidate) {
    try {
      candidate.lookUp(cache);
    } catch (IOException unknown) {
      return null; // opening it will say what is wrong
    }
    return candidate.remembered();
  }
}
