package fieldkit.dupes.plan;

import fieldkit.common.io.RawPath;
import java.util.List;

/**
 * A file of a group, with all names it was found under.
 *
 * @param identity what it was before it was read
 * @param links how many names it has in all, found or not
 * @param names those that were found, at least one; the first stands for the file
 */
public record KnownFile(FileIdentity identity, int links, List<KnownName> names) {

  /** The name that stands for the file. */
  public KnownName first() {
    return names.getFirst();
  }

  /** The path that stands for the file. */
  public RawPath path() {
    return first().path();
  }

  /** Which of the PATHs it was found below. */
  public int rank() {
    return first().rank();
  }

  /** Whether one of its names lies in a reference folder. */
  public boolean isReference() {
    return names.stream().anyMatch(KnownName::reference);
  }

  /** Whether its space is free once all found names are gone. */
  public boolean hasNoOtherNames() {
    return names.size() >= links;
  }
}
