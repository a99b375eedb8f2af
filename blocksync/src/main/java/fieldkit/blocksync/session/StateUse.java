package fieldkit.blocksync.session;

import fieldkit.blocksync.state.changes.ChangeTracker;
import fieldkit.common.io.RawPath;
import java.util.Optional;

/**
 * Whether it is remembered what both ends hold, and what else is known of the source.
 *
 * @param wanted whether anything is remembered
 * @param file where, if not in the usual place
 * @param tracker who has watched the source
 */
public record StateUse(boolean wanted, Optional<RawPath> file, Optional<ChangeTracker> tracker) {
  /** Nothing is remembered. */
  public static final StateUse NONE = new StateUse(false, Optional.empty(), Optional.empty());
}
