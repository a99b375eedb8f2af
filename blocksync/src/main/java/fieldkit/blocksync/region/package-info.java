/**
 * Devices in regions: how many there are ({@link fieldkit.blocksync.region.Geometry}), ranges of
 * them, and what is known of each at both ends ({@link fieldkit.blocksync.region.Ledger}). Pure.
 */
@NullMarked
package fieldkit.blocksync.region;

import org.jspecify.annotations.NullMarked;
