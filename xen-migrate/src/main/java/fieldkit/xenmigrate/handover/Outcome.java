package fieldkit.xenmigrate.handover;

/**
 * How a handover ended.
 *
 * @param end who has the guest
 * @param reason why it is not there; empty if it is
 */
public record Outcome(End end, String reason) {
  /** Who has the guest. */
  public enum End {
    /** It runs there, and nothing is left here. */
    THERE,
    /** It runs on here, as if nothing had happened. */
    HERE,
    /** It is suspended here, and whether it runs there could not be found out. */
    UNDECIDED
  }
}
