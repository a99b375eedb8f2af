package fieldkit.blocksync.digest;

import java.nio.ByteBuffer;

/** The check of a frame on the wire. Not thread-safe. */
public interface FrameCheck {
  /** 64 bits over the frame's number, its first eight bytes and the payload's remaining bytes. */
  long of(long sequence, int header1, int header2, ByteBuffer payload);
}
