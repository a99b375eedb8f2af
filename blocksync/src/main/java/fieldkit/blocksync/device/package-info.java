/**
 * Devices and files to be made equal: opened so that nothing is read stale and nothing is written
 * that is in use, and what is known of them.
 *
 * <p>Read {@link fieldkit.blocksync.device.StorageOpener} first: it looks at what a name stands
 * for, lets {@link fieldkit.blocksync.device.TargetGuard} look at who uses it, and opens a {@link
 * fieldkit.blocksync.device.Storage}. {@link fieldkit.blocksync.device.StorageFacts} is what both
 * ends tell each other: {@link fieldkit.blocksync.device.Footprint} says whether two names stand
 * for the same bytes, {@link fieldkit.blocksync.device.WriteMark} whether anything was written
 * since another time.
 */
@NullMarked
package fieldkit.blocksync.device;

import org.jspecify.annotations.NullMarked;
