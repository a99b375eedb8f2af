package fieldkit.blocksync.digest;

import java.nio.ByteBuffer;

/** The first 8 bytes of SHA-256 of the key, the sequence number, the header and the payload. */
final class Sha256FrameCheck implements FrameCheck {
  private final KeyedSha256 function;

  Sha256FrameCheck(KeyedSha256 function) {
    this.function = function;
  }

  @Override
  public long of(long sequence, int header1, int header2, ByteBuffer payload) {
    ByteBuffer prefix = function.prefix();
    prefix.putLong(0, sequence).putInt(8, header1).putInt(12, header2);
    return function
        .of(prefix.capacity(), payload, payload.position(), payload.remaining())
        .getLong(0);
  }
}
