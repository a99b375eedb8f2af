package fieldkit.dupes.trees;

import fieldkit.dupes.scan.FileTable;
import fieldkit.dupes.search.Copy;
import fieldkit.dupes.search.DuplicateGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What groups of equal folders waste less than the sizes of their files say, because files have
 * names in several of the folders.
 */
final class LinkedWaste {
  private final FileTable table;
  private final Map<Integer, Place> places = new HashMap<>();
  private final List<Long> bytes = new ArrayList<>();

  /** A folder's place in the groups. */
  private record Place(int group, boolean kept) {}

  /** How many names of one file lie in a group's folders. */
  private static final class Names {
    private int kept;
    private int superfluous;

    int notFreed() {
      return kept > 0 ? superfluous : Math.max(0, superfluous - 1);
    }
  }

  LinkedWaste(FileTable table) {
    this.table = table;
  }

  /**
   * Adds a group.
   *
   * @param members the folders, those that stay first
   * @param kept how many of them stay
   */
  void addGroup(List<Integer> members, int kept) {
    for (int i = 0; i < members.size(); i++) {
      places.put(members.get(i), new Place(bytes.size(), i < kept));
    }
    bytes.add(0L);
  }

  /** Looks at the files with several names, once all groups of folders are added. */
  void count(List<DuplicateGroup> groups) {
    for (DuplicateGroup group : groups) {
      for (Copy copy : group.copies()) {
        if (copy.hasLinks()) {
          count(copy, group.size());
        }
      }
    }
  }

  private void count(Copy copy, long size) {
    Map<Integer, Names> byGroup = new HashMap<>();
    copy.names().forEach(name -> climb(table.folder(name), byGroup));
    byGroup.forEach((group, names) -> bytes.set(group, bytes.get(group) + names.notFreed() * size));
  }

  private void climb(int from, Map<Integer, Names> byGroup) {
    for (int folder = from; folder >= 0; folder = table.folders().parent(folder)) {
      Place place = places.get(folder);
      if (place != null) {
        Names names = byGroup.computeIfAbsent(place.group(), _ -> new Names());
        names.kept += place.kept() ? 1 : 0;
        names.superfluous += place.kept() ? 0 : 1;
      }
    }
  }

  /** How many bytes of a group's superfluous folders would not be freed. */
  long of(int group) {
    return bytes.get(group);
  }
}
