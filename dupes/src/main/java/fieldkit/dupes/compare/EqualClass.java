package fieldkit.dupes.compare;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files that hold the same bytes in one stage's ranges, with the place where those bytes are kept.
 * One thread at a time.
 */
final class EqualClass<C extends Candidate> {
  static final int NO_SLOT = -1;

  private final Partition<C> home;
  private final List<Member<C>> members = new ArrayList<>(2);
  private final int checksum;
  private int slot;
  private @Nullable EqualClass<C> sameChecksum;

  /**
   * @param home the partition in whose workspace the bytes are
   * @param checksum of the bytes
   * @param slot where they are, or {@link #NO_SLOT} if they are not kept
   */
  EqualClass(Partition<C> home, Member<C> first, int checksum, int slot) {
    this.home = home;
    this.checksum = checksum;
    this.slot = slot;
    members.add(first);
  }

  Partition<C> home() {
    return home;
  }

  List<Member<C>> members() {
    return members;
  }

  int checksum() {
    return checksum;
  }

  int slot() {
    return slot;
  }

  void moveTo(int newSlot) {
    slot = newSlot;
  }

  /** Another class that happens to have the same checksum, of this or of a merged partition. */
  @Nullable EqualClass<C> sameChecksum() {
    return sameChecksum;
  }

  void chain(@Nullable EqualClass<C> other) {
    sameChecksum = other;
  }
}
