package fieldkit.common.remote;

import java.time.Duration;

/**
 * How long a host may be silent. What the user's own configuration says comes first.
 *
 * @param connect until it has let us connect, whole seconds
 * @param interval after which silence is asked about, whole seconds
 * @param count how many questions may stay without an answer; the link is then given up
 */
public record LinkTimeouts(Duration connect, Duration interval, int count) {

  /**
   * Dead in half a minute: long enough for a route to come back, and a link that is only slow is
   * never silent so long, as the host says what it has taken after each 100 KiB.
   */
  public static LinkTimeouts standard() {
    return new LinkTimeouts(Duration.ofSeconds(15), Duration.ofSeconds(5), 4);
  }

  /** After how much silence the link is given up. */
  public Duration silence() {
    return interval.multipliedBy(count + 1L);
  }
}
