/**
 * What is known from before, so that not everything is read again. Read {@link
 * fieldkit.blocksync.state.PairState} first: the memory of one pair of devices, which the sync asks
 * and tells through {@link fieldkit.blocksync.region.Ledger}. {@link
 * fieldkit.blocksync.state.Trust} decides what of it still holds. {@link
 * fieldkit.blocksync.state.LeftBehind} is the note on the target's side of a session that was cut.
 *
 * <p>The memory is a file that only grows during a session (docs at {@link
 * fieldkit.blocksync.state.StateFormat}) and is written anew, small, now and then. What it says is
 * never ahead of what is true: that a region is about to change is in the file before it changes,
 * that it has a certain content after it has it.
 *
 * <p>Who watches a source for changes is in {@code fieldkit.blocksync.state.changes}.
 */
@NullMarked
package fieldkit.blocksync.state;

import org.jspecify.annotations.NullMarked;
