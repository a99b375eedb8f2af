package fieldkit.dupes.search;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileKind;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.OpenFile;
import fieldkit.dupes.cache.ContentCache;
import fieldkit.dupes.cache.Remembered;
import fieldkit.dupes.compare.Candidate;
import fieldkit.dupes.compare.Content;
import fieldkit.dupes.scan.FileTable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of the table with all its names. What it is, down to the time its inode was last changed,
 * is taken before its first byte is read, and must be so again whenever it is looked at later.
 */
final class FileCandidate implements Candidate {
  /**
   * A change this soon after another may leave the same time stamp: up to one timer tick, 10 ms.
   */
  private static final long TIMER_TICK_NANOS = 10_000_000;

  private static final long COARSE_UNIT_NANOS = 1_000_000_000;
  private static final long COARSE_TICK_NANOS = 2_000_000_000; // FAT's, the coarsest
  private static final int UNKNOWN = -1;

  private static final String CHANGED = "changed during the scan; left out";

  private final FileAccess files;
  private final FileTable table;
  private final int[] names;
  private List<FileCandidate> followers = List.of();
  private @Nullable FileStatus identity;
  private @Nullable Remembered remembered;
  private int permissions = UNKNOWN;

  FileCandidate(FileAccess files, FileTable table, int[] names) {
    this.files = files;
    this.table = table;
    this.names = names;
  }

  int[] names() {
    return names;
  }

  /** What it was before its first byte was read; null if it was not looked at. */
  @Nullable FileStatus identity() {
    return identity;
  }

  /** What earlier runs know of its content; null if nothing. */
  @Nullable Remembered remembered() {
    return remembered;
  }

  /** Asks what earlier runs know of it as it is now. */
  void lookUp(ContentCache cache) throws IOException {
    int name = names[0];
    FileStatus now = asFound(files.status(table.path(name), table.isLink(name)));
    remembered = cache.find(now).orElse(null);
    if (remembered != null) {
      identity = now;
    }
  }

  /** Lets another, known to be equal, go where this one goes. */
  void addFollower(FileCandidate follower) {
    if (followers.isEmpty()) {
      followers = new ArrayList<>(); // most have none
    }
    followers.add(follower);
  }

  /** Those that go where this one goes. */
  List<FileCandidate> followers() {
    return followers;
  }

  /** Opens the file under the first of its names that still is what was found. */
  @Override
  public Content open() throws IOException {
    ChangedException changed = null;
    for (int name : names) {
      try {
        return open(name);
      } catch (ChangedException e) {
        changed = changed == null ? e : changed;
      }
    }
    throw changed == null ? new ChangedException(CHANGED) : changed;
  }

  private Content open(int name) throws IOException {
    OpenFile file = openFile(name);
    try {
      FileStatus status = file.status();
      FileStatus known = identity;
      if (known == null) {
        known = settled(file, asFound(status));
        identity = known;
      } else if (!status.isUnchanged(known)) {
        throw new ChangedException(CHANGED);
      }
      return new FileContent(file, known);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private OpenFile openFile(int name) throws IOException {
    try {
      return files.open(table.path(name), table.isLink(name));
    } catch (FileFault fault) {
      throw switch (fault.reason()) {
        case NOT_FOUND -> new ChangedException("vanished during the scan; left out");
        case TOO_MANY_LINKS_TO_FOLLOW -> new ChangedException(CHANGED);
        default -> fault;
      };
    }
  }

  private FileStatus asFound(FileStatus status) throws ChangedException {
    int name = names[0];
    boolean same =
        status.kind() == FileKind.REGULAR
            && status.size() == table.size(name)
            && status.inode() == table.inode(name)
            && status.device() == table.device(name)
            && (permissions == UNKNOWN || status.permissions() == permissions);
    if (!same) {
      throw new ChangedException(CHANGED);
    }
    return status;
  }

  /** Waits until a further change would show in the file's time stamps. */
  private static FileStatus settled(OpenFile file, FileStatus status) throws IOException {
    // whole seconds are how file systems with coarse stamps look
    long tick = status.changed() % COARSE_UNIT_NANOS == 0 ? COARSE_TICK_NANOS : TIMER_TICK_NANOS;
    Instant now = Instant.now();
    long age = now.getEpochSecond() * 1_000_000_000L + now.getNano() - status.changed();
    if (age > tick) {
      return status;
    }
    try {
      Thread.sleep(tick / 1_000_000 + 1); // a whole one, since the stamp's clock may be ahead
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    FileStatus later = file.status();
    if (!later.isUnchanged(status)) {
      throw new ChangedException(CHANGED);
    }
    return later;
  }

  /**
   * Looks at every name once more.
   *
   * @return the file with the names that still are what was read, or null if there are none
   */
  @Nullable Copy verified(NameProblem problem) {
    int[] good = new int[names.length];
    int count = 0;
    FileStatus known = identity;
    for (int name : names) {
      try {
        FileStatus status = files.status(table.path(name), table.isLink(name));
        if (known == null) { // one file with several names, never read
          known = asFound(status);
        }
        if (!status.isUnchanged(known)) {
          throw new ChangedException(CHANGED);
        }
        good[count++] = name;
      } catch (FileFault fault) {
        boolean gone = fault.reason() == FileFault.Reason.NOT_FOUND;
        problem.found(
            name, gone ? new ChangedException("vanished during the scan; left out") : fault);
      } catch (IOException e) {
        problem.found(name, e);
      }
    }
    return count == 0 || known == null ? null : new Copy(Arrays.copyOf(good, count), known);
  }

  /** Told what is wrong with a name. */
  interface NameProblem {
    void found(int name, IOException why);
  }

  /** The permissions, before anything is read; they must stay the same. */
  int permissions() throws IOException {
    int name = names[0];
    permissions = files.status(table.path(name), table.isLink(name)).permissions();
    return permissions;
  }
}
