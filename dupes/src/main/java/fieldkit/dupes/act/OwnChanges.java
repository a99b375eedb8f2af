package fieldkit.dupes.act;

import fieldkit.common.io.FileStatus;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What files are since we ourselves changed them: a link more or less changes an inode's time. Only
 * for the group at work, since no file is in two groups. One thread.
 */
final class OwnChanges {
  private final Map<Inode, FileStatus> statuses = new HashMap<>();

  /** What we left a file as, or null. */
  @Nullable FileStatus statusOf(Inode inode) {
    return statuses.get(inode);
  }

  void remember(Inode inode, FileStatus status) {
    FileStatus _ = statuses.put(inode, status);
  }

  void clear() {
    statuses.clear();
  }
}
