package fieldkit.blocksync.farend;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a far end is wanted.
 *
 * @param choice what may run there
 * @param sudo whether it is to run as root by way of sudo
 * @param copy this blocksync's own files, or null where it does not run from a jar
 * @param patience how long to wait for the login and the first line from there; a password may have
 *     to be typed
 */
public record FarEndRequest(
    FarEndChoice choice, boolean sudo, @Nullable OwnCopy copy, Duration patience) {
  /** What is waited for a login, unless told. */
  public static final Duration PATIENCE = Duration.ofMinutes(2);
}
