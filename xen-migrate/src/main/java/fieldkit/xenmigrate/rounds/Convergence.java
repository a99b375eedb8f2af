package fieldkit.xenmigrate.rounds;

import java.time.Duration;
import java.util.List;

/**
 * Whether another round brings the last one, for which the guest has to wait, nearer to what it may
 * take. A round takes as long as what changed during the one before it, so the last round is
 * expected to take as long as the one that was. Pure.
 *
 * @param limit how long the guest may wait for its disks
 */
public record Convergence(Duration limit) {
  private static final int LEAST = 2; // the first copies; what it took says nothing
  private static final int MOST = 30;
  private static final double SHRINKS = 0.8; // less than this of the round before

  /** What comes next. */
  public enum Next {
    /** Another round. */
    AGAIN,
    /** The last one will fit. */
    FITS,
    /** The last one will not fit, and rounds do not get shorter. */
    NO_SHORTER
  }

  /**
   * The decision.
   *
   * @param nanos how long each round so far took
   */
  public Next after(List<Long> nanos) {
    int count = nanos.size();
    if (count < LEAST) {
      return Next.AGAIN;
    }
    long last = nanos.getLast();
    if (last <= limit.toNanos()) {
      return Next.FITS;
    }
    boolean shorter = count == LEAST || last < SHRINKS * nanos.get(count - 2);
    return shorter && count < MOST ? Next.AGAIN : Next.NO_SHORTER;
  }
}
