package fieldkit.dupes.plan;

import fieldkit.dupes.scan.FileTable;
import fieldkit.dupes.search.Copy;
import fieldkit.dupes.search.DuplicateGroup;
import fieldkit.dupes.search.MatchRules;
import java.util.List;

/** The groups of a search as a plan needs them, each made when it is asked for. */
public final class FoundGroups {
  private final FileTable table;
  private final MatchRules rules;

  /** Groups of files of this table. */
  public FoundGroups(FileTable table, MatchRules rules) {
    this.table = table;
    this.rules = rules;
  }

  /** One group. */
  public KnownGroup known(DuplicateGroup group) {
    return new KnownGroup(
        group.size(), group.copies().stream().map(copy -> known(copy, group.size())).toList());
  }

  private KnownFile known(Copy copy, long size) {
    List<KnownName> names = copy.names().mapToObj(this::name).toList();
    FileIdentity identity =
        new FileIdentity(copy.device(), copy.inode(), size, copy.modified(), copy.changed());
    return new KnownFile(identity, copy.links(), names);
  }

  private KnownName name(int number) {
    int rank = table.rank(number);
    return new KnownName(table.path(number), rank, rules.isReference(rank));
  }
}
