package fieldkit.dupes.report;

import fieldkit.common.io.RawPath;
import fieldkit.dupes.scan.FileTable;
import fieldkit.dupes.search.DuplicateGroup;
import fieldkit.dupes.trees.FolderGroup;
import org.jspecify.annotations.Nullable;

/**
 * A group to report: of files or of folders.
 *
 * @param files the group of files, or null
 * @param folders the group of folders, or null
 * @param firstRank which of the paths on the command line its first member comes from
 * @param firstPath the path of its first member
 */
record Entry(
    @Nullable DuplicateGroup files,
    @Nullable FolderGroup folders,
    int firstRank,
    RawPath firstPath) {

  static Entry of(DuplicateGroup group, FileTable table) {
    int first = group.copies().getFirst().first();
    return new Entry(group, null, table.rank(first), table.path(first));
  }

  static Entry of(FolderGroup group, FileTable table) {
    int first = group.folders().getFirst();
    return new Entry(null, group, table.folders().rank(first), table.folders().path(first));
  }

  long size() {
    return files != null ? files.size() : folders != null ? folders.size() : 0;
  }

  long waste() {
    return files != null ? files.waste() : folders != null ? folders.waste() : 0;
  }

  int count() {
    return files != null ? files.copies().size() : folders != null ? folders.folders().size() : 0;
  }
}
