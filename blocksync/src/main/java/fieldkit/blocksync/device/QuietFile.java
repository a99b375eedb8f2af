package fieldkit.blocksync.device;

import fieldkit.common.io.FileStatus;
import fieldkit.common.io.FoundFile;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Looks at a file when its last change is long enough ago for the next one to get another time: the
 * kernel stamps with a clock that moves every few milliseconds, and some file systems keep seconds.
 */
final class QuietFile {
  private static final int ATTEMPTS = 3;
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /** Longer than a tick (10 ms at most), and than a write that is stamped before it is done. */
  private static final long FINE = TimeUnit.MILLISECONDS.toNanos(100);

  private static final long COARSE = TimeUnit.MILLISECONDS.toNanos(2100); // FAT keeps even seconds

  private QuietFile() {}

  /** Its status; empty where it goes on changing. */
  static Optional<FileStatus> status(FoundFile file) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      FileStatus status = file.status();
      long changed = Math.max(status.modified(), status.changed());
      long quiet = changed % SECOND == 0 ? COARSE : FINE;
      long age = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()) - changed;
      if (age < 0 || age >= quiet) { // whoever writes now gives it a time that is not in the future
        return Optional.of(status);
      }
      if (!Pause.of(TimeUnit.NANOSECONDS.toMillis(quiet - age) + 1)) {
        break;
      }
    }
    return Optional.empty();
  }
}
