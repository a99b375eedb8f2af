package fieldkit.blocksync.protocol;

/**
 * What it took to send a frame with data.
 *
 * @param dataBytes bytes of the data
 * @param wireBytes bytes they had on the wire
 * @param waitNanos for how long nothing was to be sent before it
 * @param codingNanos what trying to make them smaller took
 * @param linkNanos how long the link took to accept the frame
 */
public record SendCost(
    int dataBytes, int wireBytes, long waitNanos, long codingNanos, long linkNanos) {}
