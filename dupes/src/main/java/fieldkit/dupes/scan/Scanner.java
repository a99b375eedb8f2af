package fieldkit.dupes.scan;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileKind;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.OpenDirectory;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Walks the paths of a request with two threads and fills a table with the files there are.
 *
 * <p>First everything that is reached without a symbolic link, then, in the order of their paths,
 * the folders that links lead to and that were not listed yet: so loops end, and the same tree
 * gives the same files whatever the threads do. A folder that was reached in two ways (a bind
 * mount, overlapping paths) is one folder; see {@link Overlaps}.
 */
public final class Scanner {
  private static final int THREADS = 2; // more contend in the kernel for the same folders

  private final FileAccess files;
  private final ScanRequest request;
  private final BiConsumer<RawPath, String> problems;
  private final BooleanSupplier stopped;
  private final FileTable table = new FileTable();
  private final Oddities oddities = new Oddities();
  private final List<Visit> linkedFolders = new ArrayList<>();
  private final Set<FolderIdentity> visited = new HashSet<>();
  private volatile boolean followingLinks;
  private final AtomicLong ignored = new AtomicLong();
  private final AtomicLong seen = new AtomicLong();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /**
   * @param problems told what could not be looked at and why, from any thread
   * @param stopped whether to give up soon
   */
  public Scanner(
      FileAccess files,
      ScanRequest request,
      BiConsumer<RawPath, String> problems,
      BooleanSupplier stopped) {
    this.files = files;
    this.request = request;
    this.problems = problems;
    this.stopped = stopped;
  }

  private record FolderIdentity(long device, long inode) {}

  /** A folder to list. */
  private record Visit(
      RawPath path,
      int parent,
      int rank,
      int depth,
      long device,
      boolean throughLink,
      @Nullable IgnoreRules rules) {}

  /** How many files were seen so far, for progress. */
  public long filesSeen() {
    return seen.get();
  }

  /** How many files and folders ignore files have hidden. */
  public long ignoredEntries() {
    return ignored.get();
  }

  /** What folders hold beside the files in the table, if the request asked for it. */
  public Oddities oddities() {
    return oddities;
  }

  /** Walks everything. One call. */
  public FileTable scan() {
    FolderQueue<Visit> queue = new FolderQueue<>();
    for (ScanRoot root : request.roots()) {
      if (root.isFolder()) {
        queue.add(visit(root));
      } else {
        addFile(root);
      }
    }
    walk(queue);
    while (!linkedFolders.isEmpty() && !stopped.getAsBoolean()) {
      followLinks();
    }
    new Overlaps(table).remove();
    return table;
  }

  private static Visit visit(ScanRoot root) {
    return new Visit(root.path(), -1, root.rank(), 0, root.status().device(), false, null);
  }

  private void addFile(ScanRoot root) {
    RawPath parent = root.path().parent();
    byte[] name = root.path().name();
    try {
      FileStatus status = files.status(root.path(), request.followLinks());
      boolean link = files.status(root.path(), false).kind() == FileKind.SYMBOLIC_LINK;
      if (request.filter().takesFile(parent, name) && request.filter().takes(status)) {
        int folder = table.folders().addRoot(parent, root.rank(), files.status(parent, true));
        table.add(folder, name, 0, name.length, status, link);
      }
    } catch (IOException e) {
      problems.accept(root.path(), reason(e));
    }
  }

  private void followLinks() {
    followingLinks = true;
    List<Visit> links = new ArrayList<>(linkedFolders);
    linkedFolders.clear();
    links.sort(Comparator.comparingInt(Visit::rank).thenComparing(Visit::path));
    for (Visit link : links) {
      FolderQueue<Visit> queue = new FolderQueue<>();
      queue.add(link);
      walk(queue);
    }
  }

  private void walk(FolderQueue<Visit> queue) {
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      workers.add(Thread.ofPlatform().name("scan-" + i).start(() -> work(queue)));
    }
    try {
      for (Thread worker : workers) {
        worker.join();
      }
    } catch (InterruptedException e) {
      queue.close();
      Thread.currentThread().interrupt();
    }
    switch (failure.get()) {
      case null -> {}
      case Error e -> throw e;
      case RuntimeException e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    }
  }

  private void work(FolderQueue<Visit> queue) {
    try {
      Visit visit;
      while ((visit = queue.take()) != null) {
        try {
          list(visit, queue);
        } finally {
          queue.done();
        }
        if (stopped.getAsBoolean()) {
          queue.close();
        }
      }
    } catch (InterruptedException e) {
      queue.close();
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      boolean _ = failure.compareAndSet(null, e);
      queue.close();
    }
  }

  private void list(Visit visit, FolderQueue<Visit> queue) {
    try (OpenDirectory folder = files.openDirectory(visit.path(), visit.throughLink())) {
      FileStatus status = folder.status();
      if (request.oneFileSystem() && status.device() != visit.device()) {
        oddities.incomplete(visit.parent());
        return;
      }
      if (request.followLinks() && !isFirstVisit(status)) {
        oddities.incomplete(visit.parent());
        return;
      }
      int number = addFolder(visit, status);
      IgnoreRules rules = request.ignoreFiles() ? rules(visit) : null;
      entries(folder, visit, number, rules, queue);
    } catch (IOException e) {
      problems.accept(visit.path(), reason(e));
      oddities.incomplete(visit.parent());
    }
  }

  private void entries(
      OpenDirectory folder,
      Visit visit,
      int number,
      @Nullable IgnoreRules rules,
      FolderQueue<Visit> queue)
      throws IOException {
    try {
      while (!stopped.getAsBoolean() && folder.next()) {
        entry(folder, visit, number, rules, queue);
      }
    } catch (IOException e) {
      oddities.incomplete(number); // the rest of it is not known
      throw e;
    }
  }

  /** Folders reached without links are all listed, overlaps are settled later. */
  private synchronized boolean isFirstVisit(FileStatus status) {
    boolean first = visited.add(new FolderIdentity(status.device(), status.inode()));
    return first || !followingLinks;
  }

  private synchronized int addFolder(Visit visit, FileStatus status) {
    return visit.parent() < 0
        ? table.folders().addRoot(visit.path(), visit.rank(), status)
        : table.folders().add(visit.parent(), visit.path().name(), status);
  }

  private @Nullable IgnoreRules rules(Visit visit) {
    List<String> texts = new ArrayList<>();
    for (String name : IgnoreRules.FILE_NAMES) {
      try {
        texts.add(new IgnoreFile(files).read(visit.path(), name));
      } catch (FileFault fault) {
        if (fault.reason() != FileFault.Reason.NOT_FOUND) {
          problems.accept(visit.path(), name + ": " + reason(fault));
        }
      } catch (IOException e) {
        problems.accept(visit.path(), name + ": " + reason(e));
      }
    }
    return visit.rules() == null && texts.isEmpty()
        ? null
        : IgnoreRules.of(visit.rules(), visit.path().name(), texts);
  }

  private void entry(
      OpenDirectory folder,
      Visit visit,
      int number,
      @Nullable IgnoreRules rules,
      FolderQueue<Visit> queue) {
    try {
      FileKind kind = folder.kind();
      switch (kind) {
        case REGULAR -> file(folder, visit, number, rules, false);
        case DIRECTORY -> subfolder(folder, visit, number, rules, queue, false);
        case SYMBOLIC_LINK -> link(folder, visit, number, rules);
        case SPECIAL -> oddities.incomplete(number);
      }
    } catch (IOException e) {
      problems.accept(visit.path().resolve(folder.name()), reason(e));
      oddities.incomplete(number);
    }
  }

  private void file(
      OpenDirectory folder, Visit visit, int number, @Nullable IgnoreRules rules, boolean link)
      throws IOException {
    long _ = seen.incrementAndGet();
    if (isHidden(folder, rules, false)
        || !(request.filter().takesAllNames()
            || request.filter().takesFile(visit.path(), folder.name()))) {
      oddities.incomplete(number);
      return;
    }
    FileStatus status = folder.entryStatus(link);
    if (status.kind() != FileKind.REGULAR || !request.filter().takes(status)) {
      oddities.incomplete(number);
      return;
    }
    synchronized (this) {
      table.add(number, folder.nameArray(), folder.nameOffset(), folder.nameLength(), status, link);
    }
  }

  private void subfolder(
      OpenDirectory folder,
      Visit visit,
      int number,
      @Nullable IgnoreRules rules,
      FolderQueue<Visit> queue,
      boolean link) {
    byte[] name = folder.name();
    if (visit.depth() + 1 >= request.depth()
        || isHidden(folder, rules, true)
        || !request.filter().takesFolder(visit.path(), name)) {
      oddities.incomplete(number);
      return;
    }
    Visit below =
        new Visit(
            visit.path().resolve(name),
            number,
            visit.rank(),
            visit.depth() + 1,
            visit.device(),
            link,
            rules);
    if (link) {
      synchronized (this) {
        linkedFolders.add(below);
      }
    } else {
      queue.add(below);
    }
  }

  private void link(OpenDirectory folder, Visit visit, int number, @Nullable IgnoreRules rules)
      throws IOException {
    if (!request.followLinks()) {
      oddities.incomplete(number);
      return;
    }
    FileStatus target;
    try {
      target = folder.entryStatus(true);
    } catch (FileFault fault) {
      if (!isDangling(fault)) {
        throw fault;
      }
      oddities.incomplete(number); // a link to nothing is not a file
      return;
    }
    switch (target.kind()) {
      case REGULAR -> file(folder, visit, number, rules, true);
      case DIRECTORY -> subfolder(folder, visit, number, rules, new FolderQueue<>(), true);
      default -> oddities.incomplete(number);
    }
  }

  private static boolean isDangling(FileFault fault) {
    return switch (fault.reason()) {
      case NOT_FOUND, NOT_A_DIRECTORY, TOO_MANY_LINKS_TO_FOLLOW -> true;
      default -> false;
    };
  }

  private boolean isHidden(OpenDirectory folder, @Nullable IgnoreRules rules, boolean isFolder) {
    boolean hidden = rules != null && rules.hides(folder.name(), isFolder);
    if (hidden) {
      long _ = ignored.incrementAndGet();
    }
    return hidden;
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    return message == null ? "cannot be read" : message;
  }
}
