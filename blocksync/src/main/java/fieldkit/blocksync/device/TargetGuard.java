package fieldkit.blocksync.device;

import fieldkit.common.io.BlockFile;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.FoundFile;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Refuses to write what somebody uses, unless just that was named once more. */
final class TargetGuard {
  private static final int MOST_NAMED = 3;
  private static final int LOCK_ATTEMPTS = 40;
  private static final int LOCK_PAUSE = 50; // milliseconds: udev holds a device for moments

  private final Host host;
  private final RawPath path;
  private final FoundFile found;
  private final TargetRules rules;

  TargetGuard(Host host, RawPath path, FoundFile found, TargetRules rules) {
    this.host = host;
    this.path = path;
    this.found = found;
    this.rules = rules;
  }

  /** Whether it may be written though it is in use. */
  boolean isForced() throws IOException {
    if (rules.forceInUse().isEmpty()) {
      return false;
    }
    try (FoundFile named = host.files().find(rules.forceInUse().get())) {
      FileStatus status = named.status();
      return status.isBlockDevice()
          ? found.status().isBlockDevice() && named.device().equals(found.device())
          : status.isSameFile(found.status());
    } catch (FileFault notThere) {
      return false;
    }
  }

  /** Refuses what is used. */
  void checkUsers(Footprint footprint) throws IOException, RefusedException {
    if (!host.isLinux() || isForced()) {
      return;
    }
    List<String> users =
        host.users().of(footprint).stream().map(User::sentence).distinct().toList();
    if (!users.isEmpty()) {
      String named = users.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
      int more = users.size() - MOST_NAMED;
      throw inUse(more > 0 ? "%s, and %d more".formatted(named, more) : named);
    }
  }

  /** What is said of a device that the kernel does not give away, by whatever it is used. */
  RefusedException inUseUnseen() {
    return inUse(
        "by another program, ZFS, or a mount that cannot be seen from here, as the kernel says");
  }

  private RefusedException inUse(String how) {
    String name = path.text();
    return new RefusedException(
        "%s: in use: %s".formatted(name, how),
        "if it is to be overwritten all the same: --force-in-use " + name);
  }

  /** Refuses what another program has locked, and takes the lock that keeps others away. */
  void lock(BlockFile file) throws IOException, RefusedException {
    if (file.isLockedInPart() && !isForced()) {
      throw inUse("another program has locked a part of it, maybe a virtual machine");
    }
    for (int attempt = 1; !file.tryLock(); attempt++) {
      if (attempt == LOCK_ATTEMPTS || !Pause.of(LOCK_PAUSE)) {
        throw new RefusedException(
            path.text() + ": locked by another program, maybe by another blocksync", null);
      }
    }
  }
}
