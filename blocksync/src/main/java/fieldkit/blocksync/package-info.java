/**
 * blocksync: words on a command line become a {@link fieldkit.blocksync.SyncRequest}, which a
 * {@link fieldkit.blocksync.session.SyncRun} carries out. Only the classes of this package know the
 * command line.
 */
@NullMarked
package fieldkit.blocksync;

import org.jspecify.annotations.NullMarked;
