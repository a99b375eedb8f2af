package fieldkit.blocksync.state;

import fieldkit.blocksync.state.changes.Changes;
import java.util.List;

/**
 * What of a state still holds.
 *
 * @param samePair whether it is about this pair at all
 * @param sourceChanges where the source's digests do not hold; where that is unknown none does
 * @param target whether the target's digests hold
 * @param reasons why, for {@code -v}
 */
record Trusted(boolean samePair, Changes sourceChanges, boolean target, List<String> reasons) {

  /** Whether any digest may hold, so that the key is to be used again. */
  boolean anything() {
    return samePair && (target || sourceChanges.ranges().isPresent());
  }

  static Trusted nothing(String reason) {
    return new Trusted(false, Changes.unknown(reason), false, List.of(reason));
  }
}
