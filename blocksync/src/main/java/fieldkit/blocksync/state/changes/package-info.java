/**
 * Who can tell what of a source was written to since an earlier moment, without reading it. Read
 * {@link fieldkit.blocksync.state.changes.ChangeTracker} first. The one that watches a device by
 * the kernel's trace events is in {@code fieldkit.blocksync.state.trace}; lists that others made
 * are {@link fieldkit.blocksync.state.changes.GivenRanges}.
 */
@NullMarked
package fieldkit.blocksync.state.changes;

import org.jspecify.annotations.NullMarked;
