package fieldkit.dupes.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One folder that was reached in several ways holds one set of files: a directory entry is a name
 * in a folder, whatever path leads there. Of several numbers for one entry the one that comes first
 * in order stays, the others are removed.
 */
final class Overlaps {
  private final FileTable table;
  private final FolderTable folders;

  Overlaps(FileTable table) {
    this.table = table;
    this.folders = table.folders();
  }

  private record Entry(int folder, String name) {}

  void remove() {
    Map<Integer, Integer> representatives = representatives();
    if (representatives.isEmpty()) {
      return;
    }
    Map<Entry, Integer> kept = new HashMap<>();
    for (int file = 0; file < table.numbers(); file++) {
      Integer folder = representatives.get(table.folder(file));
      if (folder != null) {
        keepFirst(kept, file, folder);
      }
    }
  }

  private void keepFirst(Map<Entry, Integer> kept, int file, int folder) {
    Entry entry =
        new Entry(
            folder, new String(table.name(file), java.nio.charset.StandardCharsets.ISO_8859_1));
    Integer known = kept.putIfAbsent(entry, file);
    if (known == null) {
      return;
    }
    if (table.compare(known, file) <= 0) {
      table.remove(file);
    } else {
      table.remove(known);
      Integer _ = kept.put(entry, file);
    }
  }

  /** For each folder that has several numbers, the number that stands for all of them. */
  private Map<Integer, Integer> representatives() {
    Map<Integer, Integer> representatives = new HashMap<>();
    Integer[] order = new Integer[folders.count()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order,
        Comparator.<Integer>comparingLong(folders::inode).thenComparingLong(folders::device));
    List<Integer> same = new ArrayList<>();
    for (Integer folder : order) {
      if (!same.isEmpty() && !isSame(same.getFirst(), folder)) {
        addAll(representatives, same);
        same.clear();
      }
      same.add(folder);
    }
    addAll(representatives, same);
    return representatives;
  }

  private static void addAll(Map<Integer, Integer> representatives, List<Integer> same) {
    if (same.size() > 1) {
      same.forEach(folder -> representatives.put(folder, same.getFirst()));
    }
  }

  private boolean isSame(int folder, int other) {
    return folders.inode(folder) == folders.inode(other)
        && folders.device(folder) == folders.device(other);
  }
}
