package fieldkit.xenmigrate.storage;

import fieldkit.common.remote.ShellWords;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a missing disk is made, by what its path says that it is. Pure. */
public final class TargetMaker {
  private static final Pattern ZVOL = Pattern.compile("/dev/zvol/([^ ]+)");
  private static final Pattern LVM = Pattern.compile("/dev/([A-Za-z0-9+_.-]+)/([A-Za-z0-9+_.-]+)");
  private static final int ZVOL_UNIT = 128 << 10; // a multiple of every volblocksize, zfsprops(7)

  private TargetMaker() {}

  /**
   * The command that makes a disk of this size, or nothing where the path does not say how.
   *
   * @param size bytes; what is made may be a little larger where sizes are rounded
   */
  public static Optional<String> command(String path, long size) {
    Matcher zvol = ZVOL.matcher(path);
    if (zvol.matches()) {
      long rounded = Math.ceilDiv(size, ZVOL_UNIT) * ZVOL_UNIT;
      return Optional.of(
          ShellWords.command(List.of("zfs", "create", "-V", Long.toString(rounded), zvol.group(1)))
              + " && { udevadm settle || true; }");
    }
    Matcher lvm = LVM.matcher(path);
    if (lvm.matches()) {
      // not wiped: what was there before is found by comparing, and no question is asked
      return Optional.of(
          ShellWords.command(
              List.of(
                  "lvcreate",
                  "-y",
                  "-q",
                  "-W",
                  "n",
                  "-n",
                  lvm.group(2),
                  "-L",
                  size + "b",
                  lvm.group(1))));
    }
    if (path.startsWith("/dev/")) {
      return Optional.empty();
    }
    return Optional.of(
        "set -C; umask 077; : >%1$s && truncate -s %2$d %1$s"
            .formatted(ShellWords.quote(path), size));
  }
}
