package fieldkit.dupes.compare;

import fieldkit.common.io.AlignedBuffers;
import java.nio.ByteBuffer;

/**
 * One worker's memory for blocks, cut into slots of a stage's length: one to read into and one for
 * the first file of each class. One thread.
 */
public final class Workspace {
  /** Reading, comparing with a leader, and one class more: with less there is no progress. */
  private static final int FEWEST_SLOTS = 3;

  private final ByteBuffer memory;
  private final ByteBuffer firstView;
  private final ByteBuffer secondView;

  /** The smallest workspace there can be, bytes. */
  public static final int SMALLEST = 48;

  /** A workspace of {@code capacity} bytes, not less than {@link #SMALLEST}. */
  public Workspace(AlignedBuffers buffers, int capacity) {
    if (capacity < SMALLEST) {
      throw new IllegalArgumentException("a workspace of " + capacity + " bytes");
    }
    memory = buffers.take(capacity);
    firstView = memory.duplicate();
    secondView = memory.duplicate();
  }

  /** The longest stage that can be worked on. */
  int longestStage() {
    return memory.capacity() / FEWEST_SLOTS;
  }

  int slots(int length) {
    return memory.capacity() / length;
  }

  /** A slot's bytes, valid until the next call of this method. */
  ByteBuffer slot(int index, int length) {
    return firstView.limit((index + 1) * length).position(index * length);
  }

  /** Whether a slot holds the same bytes as one of another, or of this, workspace. */
  boolean areEqual(int slot, Workspace otherPlace, int other, int length) {
    ByteBuffer theirs = otherPlace.secondView;
    theirs.limit((other + 1) * length).position(other * length);
    return slot(slot, length).mismatch(theirs) < 0;
  }
}
