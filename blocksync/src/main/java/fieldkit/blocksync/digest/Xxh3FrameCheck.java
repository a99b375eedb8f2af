package fieldkit.blocksync.digest;

import java.nio.ByteBuffer;

/**
 * The low half of XXH3-128 of 32 bytes: the sequence number, the two words of the header and the
 * XXH3-128 of the payload, all big-endian, all with the session's seed. So nothing is copied.
 */
final class Xxh3FrameCheck implements FrameCheck {
  private final Xxh3 function;
  private final ByteBuffer joined = ByteBuffer.allocate(32);
  private final long[] hash = new long[2];

  Xxh3FrameCheck(long seed) {
    function = new Xxh3(seed);
  }

  @Override
  public long of(long sequence, int header1, int header2, ByteBuffer payload) {
    hash(payload);
    joined.putLong(0, sequence).putInt(8, header1).putInt(12, header2);
    joined.putLong(16, hash[0]).putLong(24, hash[1]);
    hash(joined);
    return hash[1];
  }

  private void hash(ByteBuffer bytes) {
    Xxh3Input input = Xxh3Input.of(bytes);
    function.hash(input, 0, input.length(), hash, 0);
  }
}
