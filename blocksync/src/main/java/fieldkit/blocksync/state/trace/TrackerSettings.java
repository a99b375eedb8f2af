package fieldkit.blocksync.state.trace;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a device is watched.
 *
 * @param runtime the folder for sockets and locks
 * @param tracefs where tracefs is, or is to be mounted
 * @param bufferKib the kernel's buffer for events that were not read yet, KiB for all processors
 *     together
 * @param pause how long events are let to gather before they are read on
 * @param patience how long a reader waits to be told that all earlier writes are accounted for
 * @param overlap for devices whose drivers do not tell what was written when it is: writes are
 *     taken to be under way for so long at most
 */
public record TrackerSettings(
    Path runtime,
    Path tracefs,
    int bufferKib,
    Duration pause,
    Duration patience,
    Duration overlap) {

  /** The usual. */
  public static TrackerSettings usual() {
    return new TrackerSettings(
        Path.of("/run/blocksync"),
        Path.of("/sys/kernel/tracing"),
        32 * 1024,
        Duration.ofMillis(25),
        Duration.ofSeconds(10),
        Duration.ofSeconds(10));
  }

  /** The socket through which the daemon of a device is asked. */
  Path socket(String device) {
    return runtime.resolve("track-%s.socket".formatted(nameOf(device)));
  }

  /** The lock that the daemon of a device holds. */
  Path lock(String device) {
    return runtime.resolve("track-%s.lock".formatted(nameOf(device)));
  }

  /** The name of a device's trace instance. */
  static String instance(String device) {
    return "blocksync-" + nameOf(device);
  }

  private static String nameOf(String device) {
    return device.replace(':', '-');
  }
}
