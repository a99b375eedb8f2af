package fieldkit.dupes.scan;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileKind;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
  private final Findings findings = new Findings();
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

  /** How many files were seen so far, for progress. */
  public long filesSeen() {
    return findings.seen();
  }

  /** How many files and folders ignore files have hidden. */
  public long ignoredEntries() {
    return findings.ignored();
  }

  /** Which folders hold something that is not in the table. */
  public Oddities oddities() {
    return findings.oddities();
  }

  /** Walks everything. One call. */
  public FileTable scan() {
    FolderQueue<Visit> queue = new FolderQueue<>();
    for (ScanRoot root : request.roots()) {
      if (root.isFolder()) {
        queue.add(Visit.of(root));
      } else {
        addFile(root);
      }
    }
    walk(queue, false);
    List<Visit> links = findings.takeLinked();
    while (!links.isEmpty() && !stopped.getAsBoolean()) {
      for (Visit link : links) {
        FolderQueue<Visit> below = new FolderQueue<>();
        below.add(link);
        walk(below, true);
      }
      links = findings.takeLinked();
    }
    FileTable table = findings.table();
    new Overlaps(table).remove();
    return table;
  }

  private void addFile(ScanRoot root) {
    RawPath parent = root.path().parent();
    byte[] name = root.path().name();
    try {
      FileStatus status = files.status(root.path(), request.followLinks());
      boolean link = files.status(root.path(), false).kind() == FileKind.SYMBOLIC_LINK;
      if (request.filter().takesFile(parent, name) && request.filter().takes(status)) {
        FileTable table = findings.table();
        int folder = table.folders().addRoot(parent, root.rank(), files.status(parent, true));
        table.add(folder, name, 0, name.length, status, link);
      }
    } catch (IOException e) {
      problems.accept(root.path(), FileFault.reasonOf(e));
    }
  }

  /** Lists the folders in the queue and all below them; only those not listed yet, if so told. */
  private void walk(FolderQueue<Visit> queue, boolean onlyNew) {
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      workers.add(Thread.ofPlatform().name("scan-" + i).start(() -> work(queue, onlyNew)));
    }
    try {
      for (Thread worker : workers) {
        worker.join();
      }
    } catch (InterruptedException e) {
      queue.close();
      Thread.currentThread().interrupt();
    }
    Throwable thrown = failure.get();
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown != null) {
      throw new IllegalStateException(thrown);
    }
  }

  private void work(FolderQueue<Visit> queue, boolean onlyNew) {
    try {
      Visit visit;
      while ((visit = queue.take()) != null) {
        new FolderListing(files, request, findings, problems, visit)
            .list(onlyNew, stopped)
            .forEach(queue::add);
        queue.done();
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
}
