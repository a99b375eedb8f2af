/** Digests of regions and pages, and checks of frames. */
@NullMarked
package fieldkit.blocksync.digest;

import org.jspecify.annotations.NullMarked;
