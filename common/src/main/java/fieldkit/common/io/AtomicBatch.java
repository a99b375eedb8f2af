package fieldkit.common.io;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Replaces many files, each whole or not at all, as {@link AtomicFile} does, but waits for the
 * device twice for a batch instead of twice for each file.
 *
 * <p>The new contents are written to files without names and brought to the device together, by
 * syncfs(2). Only then they are named and take their places, and the names are brought to the
 * device. So a file is the old one or the new one, after a power cut too, and whatever ends the
 * process before leaves nothing in the folders.
 *
 * <p>The first few files are replaced one by one: for a few that is cheaper, since syncfs(2) also
 * brings to the device what others have written. So are all files where the system cannot do
 * better. One thread.
 */
public final class AtomicBatch implements Closeable {
  private static final int ONE_BY_ONE = 16;
  private static final int MOST = 256;
  private static final int BATCHES_AT_ONCE = 16; // each may hold two descriptors a file

  private final FileAccess files;
  private final int most;
  private final List<Successor> waiting = new ArrayList<>();
  private final Map<RawPath, FolderHandle> folders = new HashMap<>();
  private int replaced;
  private @Nullable OpenFile volume;
  private long device;
  private boolean together;

  /** A batch of files seen through this access. */
  public AtomicBatch(FileAccess files) {
    this.files = files;
    this.most = Math.clamp(files.descriptorLimit() / BATCHES_AT_ONCE, 1, MOST);
  }

  /** Is told once what became of a file; never, where the batch is closed before that. */
  public interface Ending {
    /** It is replaced, and that is on the device. */
    void replaced();

    /** It could not be. */
    void failed(IOException why);
  }

  /**
   * Replaces a file, now or with others of the batch.
   *
   * @param file a regular file or a symbolic link to one
   * @param read what the system said when it was read: if it was changed since, it is left alone
   */
  public void replace(RawPath file, FileStatus read, byte[] content, Ending ending) {
    replaced++;
    try {
      if (replaced > ONE_BY_ONE && isOnVolume(file, read)) {
        waiting.add(written(file, read, content, ending));
        if (waiting.size() >= most) {
          commit();
        }
        return;
      }
    } catch (FileFault fault) {
      if (fault.reason() != FileFault.Reason.NOT_SUPPORTED) {
        ending.failed(fault);
        return;
      }
      together = false; // it has no files without names
    } catch (IOException e) {
      ending.failed(e);
      return;
    }
    replaceAlone(file, read, content, ending);
  }

  /** Replaces a file now, after those that wait. */
  public void replaceAlone(RawPath file, FileStatus read, byte[] content, Ending ending) {
    commit();
    try {
      if (!files.status(file, true).isUnchanged(read)) {
        throw Successor.changed();
      }
      AtomicFile.write(files, file, out -> out.write(content));
      ending.replaced();
    } catch (IOException e) {
      ending.failed(e);
    }
  }

  /** Whether the file system is one on which files can be replaced together. */
  private boolean isOnVolume(RawPath file, FileStatus read) {
    if (volume == null || device != read.device()) {
      commit();
      leaveVolume();
      device = read.device();
      try {
        // before anything is written: it tells what could not be written since it was opened
        OpenFile folder = files.open(file.parent(), true);
        volume = folder;
        together = folder.status().device() == device && folder.forcesWholeFileSystem();
      } catch (IOException e) {
        together = false;
      }
    }
    return together;
  }

  private Successor written(RawPath file, FileStatus read, byte[] content, Ending ending)
      throws IOException {
    RawPath path = file.parent();
    FolderHandle folder = folders.get(path);
    if (folder == null) {
      folder = files.folder(files.realPath(path));
      FolderHandle _ = folders.put(path, folder);
    }
    NewFile made = folder.createNameless(read.permissions() & AtomicFile.FOR_A_NEW_FILE);
    boolean complete = false;
    try {
      made.write(content);
      new Likeness(files, read).giveTo(made);
      complete = true;
      return new Successor(made, folder, file.name(), read, ending);
    } finally {
      if (!complete) {
        made.close();
      }
    }
  }

  /** Brings those that wait to their ends. */
  public void commit() {
    if (waiting.isEmpty()) {
      return;
    }
    List<Successor> renamed = new ArrayList<>();
    IOException fault = forced();
    for (Successor one : waiting) {
      IOException why = fault == null ? one.takePlace() : fault;
      one.close();
      if (why == null) {
        renamed.add(one);
      } else {
        one.ending().failed(why);
      }
    }
    forget();
    fault = renamed.isEmpty() ? null : forced();
    for (Successor one : renamed) {
      if (fault == null) {
        one.ending().replaced();
      } else {
        one.ending().failed(fault);
      }
    }
  }

  private @Nullable IOException forced() {
    try {
      if (volume != null) {
        volume.forceFileSystem();
      }
      return null;
    } catch (IOException e) {
      return e;
    }
  }

  private void forget() {
    waiting.clear();
    folders.values().forEach(FolderHandle::close);
    folders.clear();
  }

  private void leaveVolume() {
    if (volume != null) {
      volume.close();
      volume = null;
    }
  }

  /** Gives up those that still wait: their files stay as they are. */
  @Override
  public void close() {
    waiting.forEach(Successor::close);
    forget();
    leaveVolume();
  }
}
