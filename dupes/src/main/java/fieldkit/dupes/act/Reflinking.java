package fieldkit.dupes.act;

import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileStatus;
import fieldkit.common.io.OpenFile;
import fieldkit.common.io.SharedStorage;
import java.io.IOException;

/** Lets the victim share the kept file's storage; the kernel compares them once more. */
final class Reflinking implements Action {
  private static final long STEP = 16L << 20; // what btrfs and XFS take in one call
  private static final long BLOCK = 4096;

  @Override
  public long perform(Intent intent) throws IOException {
    ProvenPair pair = intent.pair();
    OpenFile victim = pair.victim().file();
    OpenFile kept = pair.kept().file();
    SharedStorage storage = victim.sharedStorage();
    SharedStorage keptStorage = kept.sharedStorage();
    if (storage != null && keptStorage != null && storage.equals(keptStorage)) {
      return 0;
    }
    FileStatus before = pair.victim().status();
    long shared = share(victim, kept, before.size());
    if (!victim.status().isUnchanged(before)) {
      pair.victim().changedByUs();
    }
    boolean inInode = before.size() < BLOCK && victim.sharedStorage() == null; // btrfs
    return inInode ? 0 : Math.min(shared, before.allocated());
  }

  private static long share(OpenFile victim, OpenFile kept, long size) throws IOException {
    long position = 0;
    while (position < size) {
      long length = Math.min(STEP, size - position);
      long shared;
      try {
        shared = victim.share(kept, position, length);
      } catch (FileFault fault) {
        if (fault.reason() == FileFault.Reason.NOT_SUPPORTED && size < BLOCK) {
          return 0; // kept in the inode: there is nothing to share
        }
        if (fault.reason() == FileFault.Reason.DIFFERENT) {
          throw new RefusedException("is not equal to the file that would be kept");
        }
        throw fault;
      }
      if (shared == 0) {
        return position;
      }
      position += shared;
    }
    return position;
  }
}
