/**
 * The heart: what differs, and how the target comes to be equal. {@link
 * fieldkit.blocksync.sync.SourceRound} decides, {@link fieldkit.blocksync.sync.TargetEnd} reads
 * ahead and writes; they know a {@code Link}, a {@code Storage} and a {@code Ledger}, and neither
 * processes nor command lines.
 */
@NullMarked
package fieldkit.blocksync.sync;

import org.jspecify.annotations.NullMarked;
