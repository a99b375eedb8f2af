package fieldkit.blocksync.state.changes;

import java.util.Optional;

/**
 * What a {@link ChangeTracker} says.
 *
 * @param ranges everything that may have changed; empty where nobody can vouch for the rest
 * @param reason why it is so, for {@code -v}
 */
public record Changes(Optional<ByteRanges> ranges, String reason) {

  /** Nothing outside these ranges changed. */
  public static Changes within(ByteRanges ranges, String reason) {
    return new Changes(Optional.of(ranges), reason);
  }

  /** Anything may have changed. */
  public static Changes unknown(String reason) {
    return new Changes(Optional.empty(), reason);
  }
}
