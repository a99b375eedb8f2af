package fieldkit.blocksync.protocol;

/**
 * What went over the wire.
 *
 * @param received bytes
 * @param sent bytes
 */
public record Traffic(long received, long sent) {
  /** Nothing yet. */
  public static final Traffic NONE = new Traffic(0, 0);

  /** This and that together. */
  public Traffic plus(Traffic other) {
    return new Traffic(received + other.received, sent + other.sent);
  }
}
