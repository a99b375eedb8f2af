package fieldkit.blocksync.session;

import fieldkit.blocksync.protocol.Traffic;
import fieldkit.blocksync.region.Geometry;
import fieldkit.blocksync.sync.Counts;
import fieldkit.blocksync.sync.Tally;

/**
 * How a sync went.
 *
 * @param geometry the regions
 * @param counts what became of them
 * @param source what the source's end did
 * @param target what the target's end did
 * @param traffic what went over the wire, seen from the client
 * @param connectNanos from the beginning until both ends were open
 * @param syncNanos from there until everything was on the device
 * @param verifyNanos reading again
 */
public record SyncResult(
    Geometry geometry,
    Counts counts,
    Tally.Work source,
    Tally.Work target,
    Traffic traffic,
    long connectNanos,
    long syncNanos,
    long verifyNanos) {

  /** The same, read again afterwards. */
  SyncResult verified(long nanos) {
    return new SyncResult(
        geometry, counts, source, target, traffic, connectNanos, syncNanos, nanos);
  }
}
