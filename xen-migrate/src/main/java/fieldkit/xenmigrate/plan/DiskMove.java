package fieldkit.xenmigrate.plan;

import fieldkit.xenmigrate.domain.VirtualDisk;
import fieldkit.xenmigrate.storage.DiskFacts;
import fieldkit.xenmigrate.storage.TargetMaker;
import java.util.Optional;

/**
 * A disk that goes along.
 *
 * @param disk what the domain knows of it
 * @param source what is behind it here
 * @param target what its path there is
 */
public record DiskMove(VirtualDisk disk, DiskFacts source, DiskFacts target) {

  /** Whether it has to be made there first. */
  public boolean isMissing() {
    return target.kind() == DiskFacts.Kind.MISSING;
  }

  /** The command that makes it there, if its path tells how. */
  public Optional<String> making() {
    return TargetMaker.command(target.path(), source.size());
  }
}
