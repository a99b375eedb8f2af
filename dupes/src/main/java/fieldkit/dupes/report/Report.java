package fieldkit.dupes.report;

import fieldkit.common.io.RawPath;
import fieldkit.dupes.scan.FileTable;
import fieldkit.dupes.scan.ScanRoot;
import fieldkit.dupes.search.Copy;
import fieldkit.dupes.search.DuplicateGroup;
import fieldkit.dupes.search.MatchRules;
import fieldkit.dupes.trees.FolderGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What was found, in the order in which it is reported. Immutable. */
public final class Report {
  private final List<ScanRoot> roots;
  private final FileTable table;
  private final MatchRules rules;
  private final List<Entry> entries;
  private final Summary summary;
  private final boolean partial;

  /**
   * @param roots what was scanned
   * @param groups groups of files
   * @param folders groups of folders
   * @param partial whether the search was interrupted
   */
  public Report(
      List<ScanRoot> roots,
      FileTable table,
      MatchRules rules,
      List<DuplicateGroup> groups,
      List<FolderGroup> folders,
      GroupOrder order,
      Summary summary,
      boolean partial) {
    this.roots = roots;
    this.table = table;
    this.rules = rules;
    this.entries =
        Stream.concat(
                folders.stream().map(group -> Entry.of(group, table)),
                groups.stream().map(group -> Entry.of(group, table)))
            .sorted(order.comparator())
            .toList();
    this.summary = summary;
    this.partial = partial;
  }

  /**
   * A PATH that was scanned.
   *
   * @param path absolute, without symbolic links
   * @param reference whether it is a reference
   */
  record Root(RawPath path, boolean reference) {}

  /** What was scanned, in the order of the command line. */
  List<Root> roots() {
    return roots.stream()
        .map(root -> new Root(root.path(), rules.isReference(root.rank())))
        .toList();
  }

  /**
   * A group as it is reported.
   *
   * @param folders whether the members are folders
   * @param size bytes of each member
   * @param waste bytes that could be freed
   * @param members the members
   */
  record Group(boolean folders, long size, long waste, List<Item> members) {}

  /**
   * A member of a group.
   *
   * @param path its path
   * @param links further names of the same file
   * @param reference whether it lies in a reference folder
   * @param copy what is known of the file; null for a folder
   */
  record Item(
      RawPath path,
      List<RawPath> links,
      boolean reference,
      @org.jspecify.annotations.Nullable Copy copy) {}

  /** The groups, each made when it is asked for. */
  Iterable<Group> groups() {
    return () -> entries.stream().map(this::group).iterator();
  }

  private Group group(Entry entry) {
    List<Item> items = new ArrayList<>();
    if (entry.files() != null) {
      entry.files().copies().forEach(copy -> items.add(item(copy)));
    }
    if (entry.folders() != null) {
      entry.folders().folders().forEach(folder -> items.add(item(folder)));
    }
    return new Group(entry.folders() != null, entry.size(), entry.waste(), items);
  }

  private Item item(Copy copy) {
    List<RawPath> paths = copy.names().mapToObj(table::path).toList();
    boolean reference = copy.names().anyMatch(name -> table.rank(name) < rules.references());
    return new Item(paths.getFirst(), paths.subList(1, paths.size()), reference, copy);
  }

  private Item item(int folder) {
    boolean reference = table.folders().rank(folder) < rules.references();
    return new Item(table.folders().path(folder), List.of(), reference, null);
  }

  /** The groups of files, in the report's order, as somebody else wants them. */
  public <T> List<T> map(Function<DuplicateGroup, T> form) {
    return entries.stream().flatMap(entry -> Stream.ofNullable(entry.files())).map(form).toList();
  }

  /** What the run amounts to. */
  public Summary summary() {
    return summary;
  }

  boolean isPartial() {
    return partial;
  }
}
