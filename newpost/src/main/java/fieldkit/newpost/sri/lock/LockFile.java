package fieldkit.newpost.sri.lock;

import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.io.AtomicFile;
import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.RawPath;
import fieldkit.newpost.sri.disk.FileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A lock on disk. A new pin is there before any page uses it. Thread-safe. */
public final class LockFile {
  private final FileAccess files;
  private final RawPath path;
  private final boolean written;
  private Lock lock;

  private LockFile(FileAccess files, RawPath path, Lock lock, boolean written) {
    this.files = files;
    this.path = path;
    this.lock = lock;
    this.written = written;
  }

  /**
   * Reads a lock file.
   *
   * @param create whether it may be missing, and is then made with the first pin
   * @param written whether pins go to the disk
   */
  public static LockFile open(FileAccess files, RawPath path, boolean create, boolean written)
      throws CommandFault {
    try {
      byte[] bytes = new FileReader(files).read(path).bytes();
      Lock lock = Lock.parse(new String(bytes, StandardCharsets.ISO_8859_1));
      return new LockFile(files, path, lock, written);
    } catch (FileFault fault) {
      if (create && fault.reason() == FileFault.Reason.NOT_FOUND) {
        return new LockFile(files, path, new Lock(new TreeMap<>()), written);
      }
      throw fault(path, fault, "'newpost sri update --lock FILE --fetch PATH...' makes one");
    } catch (Lock.MalformedException e) {
      throw new CommandFault(
          ExitStatus.REFUSED,
          path.text() + ": " + e.getMessage(),
          "take it from your backup or version control; nothing was changed",
          e);
    } catch (IOException e) {
      throw fault(path, e, null);
    }
  }

  private static CommandFault fault(RawPath path, IOException e, @Nullable String help) {
    return new CommandFault(ExitStatus.FAILED, path.text() + ": " + FileFault.reasonOf(e), help, e);
  }

  /** What is pinned under a URL, or null. */
  public synchronized @Nullable Pin find(String url) {
    return lock.pins().get(url);
  }

  /** Pins a URL. */
  public synchronized void pin(String url, Pin pin) {
    SortedMap<String, Pin> pins = new TreeMap<>(lock.pins());
    pins.put(url, pin);
    Lock next = new Lock(pins);
    if (written) {
      try {
        byte[] text = next.text().getBytes(StandardCharsets.ISO_8859_1);
        AtomicFile.write(files, path, out -> out.write(text));
      } catch (IOException e) {
        String what = path.text() + ": " + FileFault.reasonOf(e);
        throw new UncheckedIOException(what, e);
      }
    }
    lock = next;
  }
}
