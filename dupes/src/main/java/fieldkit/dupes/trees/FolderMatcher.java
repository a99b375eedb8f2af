package fieldkit.dupes.trees;

import fieldkit.dupes.scan.FileTable;
import fieldkit.dupes.scan.FolderTable;
import fieldkit.dupes.scan.Oddities;
import fieldkit.dupes.search.Copy;
import fieldkit.dupes.search.DuplicateGroup;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds equal folders from the groups of equal files. For one match.
 *
 * <p>From the deepest folder up, each gets a class by the names in it and the classes of what they
 * name. A folder that holds anything that has no equal, or anything the scan left out, is in no
 * class, nor is any folder above it.
 */
public final class FolderMatcher {
  private static final int NO_CLASS = -1;

  private final FileTable table;
  private final FolderTable folders;
  private final Oddities oddities;
  private final List<DuplicateGroup> groups;
  private final int references;
  private final int[] classes;
  private final long[] sizes;
  private final long[] counts;

  /**
   * @param groups all groups of equal files, also of files of no bytes and of one file with several
   *     names
   * @param references how many paths, the first ones, are references
   */
  public FolderMatcher(
      FileTable table, Oddities oddities, List<DuplicateGroup> groups, int references) {
    this.table = table;
    this.folders = table.folders();
    this.oddities = oddities;
    this.groups = groups;
    this.references = references;
    this.classes = new int[folders.count()];
    this.sizes = new long[folders.count()];
    this.counts = new long[folders.count()];
  }

  /** Finds them. */
  public FolderMatch match() {
    classify();
    Map<Integer, List<Integer>> byClass = byClass();
    byClass
        .values()
        .removeIf(members -> members.size() < 2 || references(members) == members.size());
    List<List<Integer>> reported = new ArrayList<>();
    for (List<Integer> members : byClass.values()) {
      if (counts[members.getFirst()] > 0
          && members.stream().anyMatch(folder -> !isInEqual(folder, byClass))) {
        members.sort(this::compare);
        reported.add(members);
      }
    }
    List<DuplicateGroup> rest =
        groups.stream().filter(group -> !isExplained(group, byClass)).toList();
    return new FolderMatch(folderGroups(reported), rest);
  }

  private List<FolderGroup> folderGroups(List<List<Integer>> reported) {
    LinkedWaste linked = new LinkedWaste(table);
    reported.forEach(members -> linked.addGroup(members, kept(members)));
    linked.count(groups);
    List<FolderGroup> created = new ArrayList<>();
    for (List<Integer> members : reported) {
      long size = sizes[members.getFirst()];
      long waste = size * (members.size() - kept(members)) - linked.of(created.size());
      created.add(new FolderGroup(size, waste, List.copyOf(members)));
    }
    return created;
  }

  private int kept(List<Integer> members) {
    return Math.max(1, references(members));
  }

  private int references(List<Integer> members) {
    int count = 0;
    for (int folder : members) {
      count += folders.rank(folder) < references ? 1 : 0;
    }
    return count;
  }

  private void classify() {
    Map<Integer, List<String>> entries = fileEntries();
    Map<String, Integer> known = new HashMap<>();
    // a folder's number is greater than that of the folder above it
    for (int folder = folders.count() - 1; folder >= 0; folder--) {
      List<String> own = entries.remove(folder);
      List<String> names = own == null ? new ArrayList<>() : own;
      if (classes[folder] != NO_CLASS && !oddities.isIncomplete(folder)) {
        Collections.sort(names);
        String signature = String.join("/", names);
        classes[folder] = known.computeIfAbsent(signature, _ -> known.size() + 1);
      } else {
        classes[folder] = NO_CLASS;
      }
      tellParent(folder, entries);
    }
  }

  private void tellParent(int folder, Map<Integer, List<String>> entries) {
    int parent = folders.parent(folder);
    if (parent < 0) {
      return;
    }
    if (classes[folder] == NO_CLASS) {
      classes[parent] = NO_CLASS;
    } else {
      entries
          .computeIfAbsent(parent, _ -> new ArrayList<>())
          .add(text(folders.name(folder)) + "/d" + classes[folder]);
      sizes[parent] += sizes[folder];
      counts[parent] += counts[folder];
    }
  }

  /**
   * What the files of each folder add to its signature; folders with a file of no group are out.
   */
  private Map<Integer, List<String>> fileEntries() {
    int[] contents = contents();
    Map<Integer, List<String>> entries = new HashMap<>();
    for (int file = 0; file < table.numbers(); file++) {
      int folder = table.folder(file);
      if (table.isRemoved(file) || contents[file] == NO_CLASS) {
        classes[folder] = NO_CLASS;
      } else {
        entries
            .computeIfAbsent(folder, _ -> new ArrayList<>())
            .add(text(table.name(file)) + "/f" + contents[file]);
        sizes[folder] += table.size(file);
        counts[folder]++;
      }
    }
    return entries;
  }

  private int[] contents() {
    int[] contents = new int[table.numbers()];
    Arrays.fill(contents, NO_CLASS);
    for (int group = 0; group < groups.size(); group++) {
      for (Copy copy : groups.get(group).copies()) {
        int content = group;
        copy.names().forEach(name -> contents[name] = content);
      }
    }
    return contents;
  }

  private Map<Integer, List<Integer>> byClass() {
    Map<Integer, List<Integer>> byClass = new HashMap<>();
    for (int folder = 0; folder < classes.length; folder++) {
      if (classes[folder] != NO_CLASS) {
        byClass.computeIfAbsent(classes[folder], _ -> new ArrayList<>()).add(folder);
      }
    }
    return byClass;
  }

  private boolean isInEqual(int folder, Map<Integer, List<Integer>> equalClasses) {
    int parent = folders.parent(folder);
    return parent >= 0 && equalClasses.containsKey(classes[parent]);
  }

  private boolean isExplained(DuplicateGroup group, Map<Integer, List<Integer>> equalClasses) {
    return group.copies().stream()
        .flatMapToInt(Copy::names)
        .allMatch(name -> equalClasses.containsKey(classes[table.folder(name)]));
  }

  private int compare(int folder, int other) {
    int byRank = Integer.compare(folders.rank(folder), folders.rank(other));
    return byRank != 0 ? byRank : folders.path(folder).compareTo(folders.path(other));
  }

  private static String text(byte[] name) {
    return new String(name, StandardCharsets.ISO_8859_1);
  }
}
