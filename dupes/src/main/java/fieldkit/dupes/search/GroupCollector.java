package fieldkit.dupes.search;

import fieldkit.dupes.compare.Outcome;
import fieldkit.dupes.compare.Proven;
import fieldkit.dupes.scan.FileTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes what the comparison says, holds it against the rules, looks at every name once more and
 * keeps the groups. Thread-safe.
 */
final class GroupCollector {
  private final FileTable table;
  private final MatchRules rules;
  private final ObjIntConsumer<IOException> problems;
  private final List<DuplicateGroup> groups = new ArrayList<>();
  private final BitSet notSingle = new BitSet();
  private final LongAdder settled = new LongAdder();
  private final @Nullable CacheKeeper cache;

  /**
   * @param cache what is remembered for later runs, or null
   */
  GroupCollector(
      FileTable table,
      MatchRules rules,
      ObjIntConsumer<IOException> problems,
      @Nullable CacheKeeper cache) {
    this.cache = cache;
    this.table = table;
    this.rules = rules;
    this.problems = problems;
  }

  List<DuplicateGroup> groups() {
    return groups;
  }

  long settledBytes() {
    return settled.sum();
  }

  void settle(long bytes) {
    settled.add(bytes);
  }

  /** Whether nothing was found that is equal to a file, or keeps it from being told. */
  synchronized boolean isSingle(int file) {
    return !notSingle.get(file);
  }

  /** Names of a file beyond its first stand for nothing new. */
  synchronized void furtherNames(FileCandidate candidate) {
    if (rules.isolate() && spans(List.of(candidate))) {
      notSingle.set(candidate.names()[0]); // not in only one of the paths
    }
    for (int i = 1; i < candidate.names().length; i++) {
      notSingle.set(candidate.names()[i]);
    }
  }

  /** A file that has an equal one, or of which nothing is known: not a single one. */
  synchronized void lost(int file) {
    notSingle.set(file);
  }

  /** The outcome of comparing files of {@code size} bytes. */
  Outcome<FileCandidate> outcome(long size) {
    return new Outcome<>() {
      @Override
      public boolean isWanted(List<FileCandidate> candidates) {
        return couldBeGroup(withFollowers(candidates));
      }

      @Override
      public void equal(List<Proven<FileCandidate>> candidates) {
        collect(size, candidates);
      }

      @Override
      public void dropped(FileCandidate candidate, IOException why) {
        for (FileCandidate lost : withFollowers(List.of(candidate))) {
          for (int name : lost.names()) {
            lost(name);
            problems.accept(why, name);
          }
        }
      }

      @Override
      public void settled(long bytes) {
        settle(bytes);
      }
    };
  }

  private boolean couldBeGroup(List<FileCandidate> candidates) {
    return areEnough(candidates)
        && hasMovable(candidates)
        && (!rules.isolate() || spans(candidates));
  }

  private boolean areEnough(List<FileCandidate> candidates) {
    int count = candidates.size();
    if (count == 1 && rules.linksToo()) {
      return candidates.getFirst().names().length > 1 && rules.fewest() <= 2;
    }
    return count >= Math.max(2, rules.fewest());
  }

  private boolean hasMovable(List<FileCandidate> candidates) {
    if (rules.references() == 0) {
      return true;
    }
    if (candidates.size() == 1) { // a group of names
      return !IntStream.of(candidates.getFirst().names()).allMatch(this::isReference);
    }
    return candidates.stream()
        .anyMatch(candidate -> IntStream.of(candidate.names()).noneMatch(this::isReference));
  }

  private boolean isReference(int name) {
    return rules.isReference(table.rank(name));
  }

  private boolean spans(List<FileCandidate> candidates) {
    int rank = table.rank(candidates.getFirst().names()[0]);
    for (FileCandidate candidate : candidates) {
      for (int name : candidate.names()) {
        if (table.rank(name) != rank) {
          return true;
        }
      }
    }
    return false;
  }

  private void collect(long size, List<Proven<FileCandidate>> equal) {
    List<Copy> copies = new ArrayList<>(equal.size());
    List<FileCandidate> unchanged = new ArrayList<>(equal.size());
    for (Proven<FileCandidate> proven : equal) {
      List<FileCandidate> unread = unread(proven);
      if (verify(proven.read(), copies, unchanged)) {
        unread.forEach(candidate -> verify(candidate, copies, unchanged));
      } else {
        unread.forEach(this::dropUnread);
      }
    }
    if (cache != null) {
      cache.equal(unchanged);
    }
    synchronized (this) {
      if (couldBeGroup(unchanged) && copies.size() <= rules.most()) {
        copies.sort((a, b) -> table.compare(a.first(), b.first()));
        groups.add(new DuplicateGroup(size, List.copyOf(copies), kept(copies)));
      }
    }
  }

  private static List<FileCandidate> withFollowers(List<FileCandidate> candidates) {
    if (candidates.stream().allMatch(candidate -> candidate.followers().isEmpty())) {
      return candidates;
    }
    List<FileCandidate> all = new ArrayList<>(candidates);
    candidates.forEach(candidate -> all.addAll(candidate.followers()));
    return all;
  }

  /** Those that are known to be equal to the one that was read. */
  private static List<FileCandidate> unread(Proven<FileCandidate> proven) {
    List<FileCandidate> unread = new ArrayList<>(proven.sameStorage());
    unread.addAll(proven.read().followers());
    proven.sameStorage().forEach(candidate -> unread.addAll(candidate.followers()));
    return unread;
  }

  private boolean verify(
      FileCandidate candidate, List<Copy> copies, List<FileCandidate> unchanged) {
    for (int name : candidate.names()) {
      lost(name); // it has an equal one, or is not what it was: no single file either way
    }
    Copy copy = candidate.verified((name, why) -> problems.accept(why, name));
    if (copy == null) {
      return false;
    }
    copies.add(copy);
    unchanged.add(candidate);
    return true;
  }

  private void dropUnread(FileCandidate candidate) {
    for (int name : candidate.names()) {
      lost(name);
      problems.accept(new ChangedException("is known only by a file that changed; left out"), name);
    }
  }

  private int kept(List<Copy> copies) {
    int references = 0;
    for (Copy copy : copies) {
      references += copy.names().anyMatch(this::isReference) ? 1 : 0;
    }
    return Math.max(1, references);
  }
}
