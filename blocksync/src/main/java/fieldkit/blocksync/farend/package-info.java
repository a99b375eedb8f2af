/**
 * How the far end comes to run on a host, with or without blocksync installed there. {@link
 * fieldkit.blocksync.farend.FarEndStarter} does it; what comes out is a {@link
 * fieldkit.blocksync.farend.FarEnd}, two streams that speak docs/protocol.md.
 */
@NullMarked
package fieldkit.blocksync.farend;

import org.jspecify.annotations.NullMarked;
