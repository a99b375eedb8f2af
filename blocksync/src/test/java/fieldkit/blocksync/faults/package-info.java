/** Whole sessions over connections, storage and machines that fail. */
@NullMarked
package fieldkit.blocksync.faults;

import org.jspecify.annotations.NullMarked;
