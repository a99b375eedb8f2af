package fieldkit.dupes.act;

import fieldkit.common.io.FileStatus;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What files are since we ourselves changed them: a link more or less changes an inode's time. Only
 * for the groups at work, since no file is in two groups. Immutable.
 */
final class OwnChanges {
  /** Nothing was changed yet. */
  static final OwnChanges NONE = new OwnChanges(Map.of());

  private final Map<Inode, FileStatus> statuses;

  private OwnChanges(Map<Inode, FileStatus> statuses) {
    this.statuses = statuses;
  }

  /** What we left these files as. */
  static OwnChanges of(Map<Inode, HeldFile> files) {
    Map<Inode, FileStatus> statuses = HashMap.newHashMap(files.size());
    files.forEach((inode, file) -> statuses.put(inode, file.status()));
    return new OwnChanges(statuses);
  }

  /** These, and what was changed later. */
  OwnChanges and(OwnChanges later) {
    Map<Inode, FileStatus> both = new HashMap<>(statuses);
    both.putAll(later.statuses);
    return new OwnChanges(both);
  }

  /** What we left a file as, or null. */
  @Nullable FileStatus statusOf(Inode inode) {
    return statuses.get(inode);
  }
}
