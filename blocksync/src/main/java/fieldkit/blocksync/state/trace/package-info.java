/**
 * Watches one block device by the kernel's trace events, so that a later sync reads only what was
 * written to. Nothing is loaded into the kernel and no tool is called: events are read as text from
 * tracefs.
 *
 * <p>{@link fieldkit.blocksync.state.trace.TraceTracker} is what a sync asks. It talks to a {@link
 * fieldkit.blocksync.state.trace.TrackerDaemon} through a socket; read that next:
 *
 * <pre>
 * kernel ─ TraceInstance (trace_pipe) ─▶ TraceReader ─▶ EventParser ─▶ WriteTimes
 *                                                                          │
 * TraceTracker ─ TrackerClient ─▶ socket ─▶ TrackerServer ─▶ Watch ────────┘
 * </pre>
 *
 * <p>What was written to lives in the daemon's memory and nowhere else: when it ends, however it
 * ends, nobody vouches for the time after. A new daemon, lost events, a device that was swapped or
 * resized begin a new epoch, and a mark of an earlier epoch is worth nothing.
 *
 * <p>What never passes the block layer of this kernel under the device's own number is not seen:
 * writes to a disk below it in a stack, or into the file behind a loop device; from another host to
 * shared storage; raw SCSI and NVMe commands; a new table under a device-mapper device. Zoned
 * devices are not vouched for.
 */
@NullMarked
package fieldkit.blocksync.state.trace;

import org.jspecify.annotations.NullMarked;
