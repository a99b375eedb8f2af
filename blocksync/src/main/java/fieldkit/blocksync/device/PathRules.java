package fieldkit.blocksync.device;

import fieldkit.common.io.FileKind;
import fieldkit.common.io.FoundFile;
import fieldkit.common.io.RawPath;
import java.io.IOException;

/** What a name may stand for, to be read or written. */
final class PathRules {
  private static final RawPath DEVICES = RawPath.ofText("/dev");
  private static final RawPath SHARED_MEMORY = RawPath.ofText("/dev/shm"); // for plain files

  private PathRules() {}

  /** Refuses anything but a block device or a plain file outside of /dev. */
  static void check(Host host, RawPath path, FoundFile found) throws IOException, RefusedException {
    if (found.status().isBlockDevice()) {
      return;
    }
    FileKind kind = found.status().kind();
    if (kind == FileKind.DIRECTORY) {
      throw refused(path, "is a folder; a block device or plain file is meant");
    }
    if (kind != FileKind.REGULAR) {
      throw refused(path, "is neither a block device nor a plain file");
    }
    if (isAmongDevices(host, found)) {
      throw refused(path, "is a plain file where devices are, made by mistake in place of one");
    }
  }

  /** Refuses to make a plain file among the devices: its name was meant to be one of theirs. */
  static void checkFolderOfNewFile(Host host, RawPath path, FoundFile folder)
      throws IOException, RefusedException {
    if (isAmongDevices(host, folder)) {
      throw refused(path, "no such device, and no plain file is made where devices are");
    }
  }

  private static boolean isAmongDevices(Host host, FoundFile file) throws IOException {
    RawPath real = file.path();
    boolean named = real.startsWith(DEVICES) && !real.startsWith(SHARED_MEMORY);
    return named
        || (host.isLinux()
            && host.mounts().of(file).filter(on -> on.type().equals("devtmpfs")).isPresent());
  }

  private static RefusedException refused(RawPath path, String what) {
    return new RefusedException(path.text() + ": " + what, null);
  }
}
