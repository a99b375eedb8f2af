package fieldkit.dupes.compare;

import java.util.List;

/**
 * A candidate whose bytes were read, and those that are equal to it because theirs lie in the same
 * storage. These stand and fall with it: if it turns out to have changed, nothing is known of them.
 *
 * @param read the candidate that was read
 * @param sameStorage the candidates that were not
 * @param <C> the candidates' type
 */
public record Proven<C>(C read, List<C> sameStorage) {}
