/**
 * What the two ends say to each other: {@link fieldkit.blocksync.protocol.Message} is what, {@link
 * fieldkit.blocksync.protocol.Link} is how it gets there, and nothing outside of this package knows
 * a byte of it. docs/protocol.md is the specification.
 */
@NullMarked
package fieldkit.blocksync.protocol;

import org.jspecify.annotations.NullMarked;
