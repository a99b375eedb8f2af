package fieldkit.dupes.plan;

import fieldkit.common.io.RawPath;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Leaves out what was thrown away already: a file must not go because a copy of it is in a trash
 * can, which may be emptied any day. Whoever scans a trash can itself means it. Immutable.
 */
public final class TrashFilter {
  private static final Pattern IN_A_CAN =
      Pattern.compile("/(\\.Trash-\\d+|\\.Trash/\\d+|\\.local/share/Trash)/files/");

  private final RawPath ownCan;
  private final boolean inUse;

  /**
   * @param ownCan the user's own trash can
   * @param roots what was scanned
   */
  public TrashFilter(RawPath ownCan, List<RawPath> roots) {
    this.ownCan = ownCan;
    inUse = roots.stream().noneMatch(root -> isInCan(RawPath.ofText(root.text() + "/")));
  }

  /** The groups without what is in trash cans, references excepted; none of them is empty. */
  public Iterable<KnownGroup> outside(List<KnownGroup> groups) {
    return () ->
        groups.stream().map(this::outside).filter(group -> !group.files().isEmpty()).iterator();
  }

  private KnownGroup outside(KnownGroup group) {
    return inUse && group.files().stream().anyMatch(this::isThrownAway)
        ? new KnownGroup(
            group.size(), group.files().stream().filter(file -> !isThrownAway(file)).toList())
        : group;
  }

  private boolean isThrownAway(KnownFile file) {
    return !file.isReference() && file.names().stream().anyMatch(name -> isInCan(name.path()));
  }

  private boolean isInCan(RawPath path) {
    return path.startsWith(ownCan) || IN_A_CAN.matcher(path.text()).find();
  }
}
