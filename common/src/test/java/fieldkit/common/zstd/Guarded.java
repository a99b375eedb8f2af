package fieldkit.common.zstd;

import static org.assertj.core.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Memory with a wall on both sides, so that a write beyond its ends is seen. */
final class Guarded {
  private static final int WALL = 4096;
  private static final ByteBuffer BRICKS = bricks();

  private final ByteBuffer whole;
  private final int length;

  Guarded(int length) {
    this.whole = ByteBuffer.allocateDirect(WALL + length + WALL);
    this.length = length;
    whole.put(0, BRICKS, 0, WALL).put(WALL + length, BRICKS, 0, WALL);
  }

  private static ByteBuffer bricks() {
    byte[] bricks = new byte[WALL];
    Arrays.fill(bricks, (byte) 0x5a);
    return ByteBuffer.wrap(bricks).asReadOnlyBuffer();
  }

  /** The bytes between the walls: from the position to the limit of a larger buffer. */
  ByteBuffer inside() {
    return whole.duplicate().limit(WALL + length).position(WALL);
  }

  /** The first of them. */
  byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    whole.get(WALL, bytes);
    return bytes;
  }

  /** Both walls stand. */
  void assertStands(String when) {
    int before = whole.slice(0, WALL).mismatch(BRICKS);
    int behind = whole.slice(WALL + length, WALL).mismatch(BRICKS);
    if (before >= 0 || behind >= 0) {
      fail("written at %d before, %d behind: %s", before - WALL, behind, when);
    }
  }
}
