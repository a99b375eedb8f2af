package fieldkit.blocksync.coding;

import fieldkit.common.zstd.ZstdCompressor;
import java.nio.ByteBuffer;

/** A look at a few pages of a frame, which costs next to nothing. */
final class Sample {
  private static final int PIECES = 4;
  private static final int PIECE = 4096;

  private Sample() {}

  /**
   * Whether data seem to become smaller by more than one part in so many. Only pages are looked at:
   * that the same bytes come again further on is not seen.
   *
   * @param scratch what is in it afterwards is nobody's
   */
  static boolean seemsSmaller(ZstdCompressor zstd, ByteBuffer data, ByteBuffer scratch, int part) {
    int length = data.remaining();
    if (length <= 2 * PIECES * PIECE) {
      return true; // all of it can be tried as well
    }
    int size = 0;
    for (int i = 0; i < PIECES; i++) {
      // in the middle of each quarter, but not where structures begin
      int at = data.position() + (int) ((2L * i + 1) * length / (2 * PIECES)) - PIECE / 2;
      int coded = zstd.compress(data.slice(at, PIECE), scratch.duplicate(), LevelChoice.FAST);
      size += coded == 0 ? PIECE : Math.min(PIECE, coded);
    }
    return size <= PIECES * PIECE - PIECES * PIECE / part;
  }
}
