package fieldkit.blocksync.digest;

import java.nio.ByteBuffer;

/** Checks that a frame arrived as it was sent. Not safe for use by several threads. */
public interface FrameCheck {
  /**
   * The check of a frame.
   *
   * @param sequence the frame's number in its stream, so that none is lost, doubled or moved
   * @param header1 the first word of its header
   * @param header2 the second word of its header
   * @param payload its remaining bytes are checked; its position stays
   */
  long of(long sequence, int header1, int header2, ByteBuffer payload);
}
