package fieldkit.common.linux;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows where syncfs(2) promises as much as an fsync(2) of every file.
 *
 * <p>That it fails where bytes could not be written came with Linux 5.8 (syncfs(2), VERSIONS), and
 * is said of the file system a descriptor is open on, from its opening on. Layered file systems and
 * those in user space are left out: an overlay knows nothing of failed writes below it, and FUSE
 * does not pass the wish on (fs/overlayfs/super.c, fs/fuse/inode.c).
 */
final class WholeSync {
  // f_type, statfs(2)
  private static final long EXT = 0xEF53L;
  private static final long XFS = 0x58465342L;
  private static final long BTRFS = 0x9123683EL;
  private static final long TMPFS = 0x01021994L;

  private static final Pattern RELEASE = Pattern.compile("(\\d{1,4})\\.(\\d{1,4}).*");

  private final CallFrame frame;
  private final int descriptor;

  WholeSync(CallFrame frame, int descriptor) {
    this.frame = frame;
    this.descriptor = descriptor;
  }

  /** Whether one call is as good as one for each file; in doubt it is not. */
  boolean isAsGoodAsEach() {
    if (!tellsFailures(System.getProperty("os.version", ""))
        || frame.call(SystemCall.FSTATFS, descriptor, frame.scratchAddress(), 0, 0) < 0) {
      return false;
    }
    long type = frame.scratch().getLong(0) & 0xFFFFFFFFL;
    return type == EXT || type == XFS || type == BTRFS || type == TMPFS;
  }

  /** Whether a kernel of this release says it when bytes could not be written. */
  static boolean tellsFailures(String release) {
    Matcher numbers = RELEASE.matcher(release);
    if (!numbers.matches()) {
      return false;
    }
    int major = Integer.parseInt(numbers.group(1));
    return major > 5 || (major == 5 && Integer.parseInt(numbers.group(2)) >= 8);
  }
}
