package fieldkit.common.io;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A file that appears under its name only when it is complete and durable, or not at all; until
 * then whatever had the name stays as it was.
 *
 * <p>The new content is written to a hidden file beside it, forced to the device and renamed. A
 * name that is a symbolic link keeps being one: its target is replaced, by a file of the same owner
 * and permissions. A name that is a device or FIFO is written to directly. One thread.
 */
public final class AtomicFile implements Closeable {
  /** How often a {@link #hiddenName} is tried that somebody has. */
  static final int ATTEMPTS = 16;

  /** The most that a file may be made with; the rest is given to it when it is complete. */
  static final int FOR_A_NEW_FILE = 0666;

  private final FileAccess files;
  private final RawPath target;
  private final RawPath temporary;
  private final DurableOutput file;
  private final OutputStream buffered;
  private boolean open = true;

  private AtomicFile(FileAccess files, RawPath target, RawPath temporary, DurableOutput file) {
    this.files = files;
    this.target = target;
    this.temporary = temporary;
    this.file = file;
    this.buffered = new BufferedOutputStream(file, 1 << 16);
  }

  /** What writes the new content. */
  public interface Content {
    /** Writes all of it; a failure leaves the old file. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** Writes a whole file, or throws and leaves everything as it was. */
  public static void write(FileAccess files, RawPath path, Content content) throws IOException {
    RawPath target = path;
    int permissions = FOR_A_NEW_FILE;
    Likeness likeness = null;
    if (exists(files, path)) {
      FileStatus replaced = files.status(path, true);
      if (replaced.kind() != FileKind.REGULAR) {
        try (OutputStream out = new BufferedOutputStream(files.overwrite(path), 1 << 16)) {
          content.writeTo(out);
        }
        return;
      }
      permissions = replaced.permissions() & FOR_A_NEW_FILE; // what was private stays private
      likeness = new Likeness(files, replaced);
      target = files.realPath(path); // only now: what /dev/fd leads to may have no path
    }
    try (AtomicFile file = begin(files, target, permissions)) {
      content.writeTo(file.buffered);
      if (likeness != null) {
        likeness.giveTo(file.temporary);
      }
      file.commit();
    }
  }

  private static boolean exists(FileAccess files, RawPath path) throws IOException {
    try {
      FileStatus _ = files.status(path, false); // a link to nowhere exists: it is not replaced
      return true;
    } catch (FileFault fault) {
      if (fault.reason() == FileFault.Reason.NOT_FOUND) {
        return false;
      }
      throw fault;
    }
  }

  private static AtomicFile begin(FileAccess files, RawPath target, int permissions)
      throws IOException {
    for (int attempt = 1; ; attempt++) {
      RawPath temporary = target.parent().resolve(hiddenName());
      try {
        return new AtomicFile(files, target, temporary, files.create(temporary, permissions));
      } catch (FileFault fault) {
        if (fault.reason() != FileFault.Reason.EXISTS || attempt == ATTEMPTS) {
          throw fault;
        }
      }
    }
  }

  /** A name that nobody has, most likely. */
  static byte[] hiddenName() {
    String suffix = Integer.toHexString(ThreadLocalRandom.current().nextInt());
    return RawText.encode(".fieldkit-" + suffix + ".tmp");
  }

  private void commit() throws IOException {
    buffered.flush();
    file.force();
    file.close();
    files.rename(temporary, target);
    open = false;
    try {
      files.forceDirectory(target.parent());
    } catch (FileFault fault) {
      if (fault.reason() != FileFault.Reason.DENIED) { // a folder that may be written, not read
        throw fault;
      }
    }
  }

  /** Removes what was written, unless it has taken its name already. */
  @Override
  public void close() throws IOException {
    if (open) {
      open = false;
      try {
        file.close();
      } finally {
        files.remove(temporary);
      }
    }
  }
}
