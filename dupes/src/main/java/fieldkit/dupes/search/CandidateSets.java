package fieldkit.dupes.search;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.RawText;
import fieldkit.dupes.scan.FileTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/** Makes candidates of the files of one size: an inode each, apart where the rules say so. */
final class CandidateSets {
  private final FileAccess files;
  private final FileTable table;
  private final MatchRules rules;
  private final ObjIntConsumer<IOException> unreadable;

  CandidateSets(
      FileAccess files, FileTable table, MatchRules rules, ObjIntConsumer<IOException> unreadable) {
    this.files = files;
    this.table = table;
    this.rules = rules;
    this.unreadable = unreadable;
  }

  /** The sets of candidates that files of one size make. */
  Collection<List<FileCandidate>> of(int[] sameSize) {
    List<FileCandidate> candidates = joinLinks(sameSize);
    if (!rules.sameName() && !rules.samePermissions()) {
      return List.of(candidates);
    }
    Map<String, List<FileCandidate>> sets = new LinkedHashMap<>();
    for (FileCandidate candidate : candidates) {
      String key = key(candidate);
      if (key != null) {
        sets.computeIfAbsent(key, _ -> new ArrayList<>()).add(candidate);
      }
    }
    return sets.values();
  }

  private @Nullable String key(FileCandidate candidate) {
    int name = candidate.names()[0];
    StringBuilder key = new StringBuilder();
    if (rules.sameName()) {
      key.append(RawText.decode(table.name(name)));
    }
    if (rules.samePermissions()) {
      try {
        key.append('/').append(candidate.permissions()); // no name has a slash
      } catch (IOException e) {
        unreadable.accept(e, name);
        return null;
      }
    }
    return key.toString();
  }

  /** Names of one inode become one candidate, its first name being the first in order. */
  private List<FileCandidate> joinLinks(int[] sameSize) {
    if (areInodesDistinct(sameSize)) { // the usual case, without an order
      return Arrays.stream(sameSize).mapToObj(this::candidate).toList();
    }
    Integer[] order = Arrays.stream(sameSize).boxed().toArray(Integer[]::new);
    Arrays.sort(
        order,
        Comparator.<Integer>comparingLong(table::device)
            .thenComparingLong(table::inode)
            .thenComparing(table::compare));
    List<FileCandidate> candidates = new ArrayList<>(order.length);
    for (int from = 0; from < order.length; ) {
      int to = from + 1;
      while (to < order.length && table.isSameFile(order[from], order[to])) {
        to++;
      }
      int[] names = new int[to - from];
      for (int i = from; i < to; i++) {
        names[i - from] = order[i];
      }
      candidates.add(new FileCandidate(files, table, names));
      from = to;
    }
    return candidates;
  }

  private boolean areInodesDistinct(int[] sameSize) {
    long[] inodes = new long[sameSize.length];
    for (int i = 0; i < inodes.length; i++) {
      inodes[i] = table.inode(sameSize[i]);
    }
    Arrays.sort(inodes);
    for (int i = 1; i < inodes.length; i++) {
      if (inodes[i] == inodes[i - 1]) {
        return false;
      }
    }
    return true;
  }

  private FileCandidate candidate(int name) {
    return new FileCandidate(files, table, new int[] {name});
  }
}
