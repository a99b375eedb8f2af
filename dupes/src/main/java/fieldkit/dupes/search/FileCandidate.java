package fieldkit.dupes.search;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileKind;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.OpenFile;
import fieldkit.dupes.compare.Candidate;
import fieldkit.dupes.compare.Content;
import fieldkit.dupes.scan.FileTable;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A file of the table with all its names. What it is, down to the time its inode was last changed,
 * is taken before its first byte is read, and must be so again whenever it is looked at later.
 */
final class FileCandidate implements Candidate {
  private static final int LARGE = 1 << 16; // smaller ones are read faster than asked about

  /**
   * A change this soon after another may leave the same time stamp: up to one timer tick, 10 ms.
   */
  private static final long TIMER_TICK_NANOS = 10_000_000;

  private static final String CHANGED = "changed during the scan; left out";

  private final FileAccess files;
  private final FileTable table;
  private final int[] names;
  private @Nullable FileStatus identity;

  FileCandidate(FileAccess files, FileTable table, int[] names) {
    this.files = files;
    this.table = table;
    this.names = names;
  }

  int[] names() {
    return names;
  }

  @Override
  public Content open() throws IOException {
    int name = names[0];
    OpenFile file = openFile(name);
    try {
      FileStatus status = file.status();
      if (identity == null) {
        identity = settled(file, asFound(status));
      } else if (!status.isUnchanged(identity)) {
        throw new ChangedException(CHANGED);
      }
      boolean large = status.size() >= LARGE;
      return new FileContent(file, large && status.mayHaveHoles(), large);
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
            && status.device() == table.device(name);
    if (!same) {
      throw new ChangedException(CHANGED);
    }
    return status;
  }

  /** Waits until a further change would show in the file's time stamps. */
  private static FileStatus settled(OpenFile file, FileStatus status) throws IOException {
    Instant now = Instant.now();
    long age = now.getEpochSecond() * 1_000_000_000L + now.getNano() - status.changed();
    if (age < 0 || age > TIMER_TICK_NANOS) {
      return status;
    }
    try {
      Thread.sleep(TIMER_TICK_NANOS / 1_000_000 + 1);
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

  /** The permissions, before anything is read. */
  int permissions() throws IOException {
    int name = names[0];
    return files.status(table.path(name), table.isLink(name)).permissions();
  }
}
