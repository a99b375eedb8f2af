package fieldkit.blocksync.sync;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the target goes about it.
 *
 * @param readers threads that read ahead
 * @param writers threads that write
 * @param readPace how fast it may read
 * @param mayWrite whether anything may be written at all
 * @param forceBytes after so many bytes what was written is forced to the device
 * @param forceAfter and after so long
 * @param oldData keeps what is overwritten, or null
 * @param digester digests the target's regions where they are; null: they are read
 */
public record TargetSettings(
    int readers,
    int writers,
    Pace readPace,
    boolean mayWrite,
    long forceBytes,
    Duration forceAfter,
    @Nullable OldData oldData,
    @Nullable RegionDigester digester) {

  /** As fast as it can be. */
  public static TargetSettings plain(boolean mayWrite) {
    return new TargetSettings(
        2, 2, Pace.of(0), mayWrite, 256L << 20, Duration.ofSeconds(2), null, null);
  }

  /** The same for a target that may be written to, or may not. */
  public TargetSettings writing(boolean may) {
    return new TargetSettings(
        readers, writers, readPace, may, forceBytes, forceAfter, oldData, digester);
  }

  /** The same, with a limit on reading and a place for what is overwritten. */
  public TargetSettings with(Pace pace, @Nullable OldData keeper) {
    return new TargetSettings(
        readers, writers, pace, mayWrite, forceBytes, forceAfter, keeper, digester);
  }

  /** The same, digesting in that way. */
  public TargetSettings with(@Nullable RegionDigester other) {
    return new TargetSettings(
        readers, writers, readPace, mayWrite, forceBytes, forceAfter, oldData, other);
  }
}
