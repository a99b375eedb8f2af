package fieldkit.dupes.scan;

import fieldkit.common.io.FileStatus;
import fieldkit.common.io.OpenDirectory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** What a scan has found so far. Thread-safe; the table itself is to be read afterwards only. */
final class Findings {
  private final FileTable table = new FileTable();
  private final Oddities oddities = new Oddities();
  private final Set<FolderIdentity> visited = new HashSet<>();
  private final AtomicLong seen = new AtomicLong();
  private final AtomicLong ignored = new AtomicLong();
  private List<Visit> linked = new ArrayList<>();

  private record FolderIdentity(long device, long inode) {}

  FileTable table() {
    return table;
  }

  Oddities oddities() {
    return oddities;
  }

  long seen() {
    return seen.get();
  }

  long ignored() {
    return ignored.get();
  }

  void countSeen() {
    long _ = seen.incrementAndGet();
  }

  void countIgnored() {
    long _ = ignored.incrementAndGet();
  }

  /** Whether a folder is met for the first time. */
  synchronized boolean isFirstVisit(FileStatus folder) {
    return visited.add(new FolderIdentity(folder.device(), folder.inode()));
  }

  synchronized int addFolder(Visit visit, FileStatus status) {
    return visit.parent() < 0
        ? table.folders().addRoot(visit.path(), visit.rank(), status)
        : table.folders().add(visit.parent(), visit.path().name(), status);
  }

  /** Adds the entry that a listing stands at. */
  synchronized void addFile(int folder, OpenDirectory at, FileStatus status, boolean link) {
    table.add(folder, at.nameArray(), at.nameOffset(), at.nameLength(), status, link);
  }

  /** A folder that a symbolic link leads to, for later. */
  synchronized void addLinked(Visit visit) {
    linked.add(visit);
  }

  /** The folders that links lead to and that were not asked for yet, in order of rank and path. */
  synchronized List<Visit> takeLinked() {
    List<Visit> taken = linked;
    linked = new ArrayList<>();
    taken.sort(Comparator.comparingInt(Visit::rank).thenComparing(Visit::path));
    return taken;
  }
}
