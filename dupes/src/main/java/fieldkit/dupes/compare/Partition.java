package fieldkit.dupes.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Splits files into classes that hold the same bytes in one stage's ranges, in a time that grows
 * with the number of files and not with its square.
 *
 * <p>Each class keeps the bytes of its first file, the leader, and whoever may belong to it is
 * compared with those, byte for byte. A checksum finds the class to compare with; it never decides.
 * When there are more classes than memory has slots, those beyond keep the checksum only, and a
 * leader is read again if another file turns up with the same one.
 */
final class Partition<C extends Candidate> {
  /** A search for the best slot that takes longer than reading again is not worth it. */
  private static final int MOST_SLOTS_LOOKED_AT = 64;

  private final Workspace workspace;
  private final ReadCounters counters;
  private final BiConsumer<Member<C>, IOException> dropped;
  private final Stage stage;
  private final int length;
  private final List<@Nullable EqualClass<C>> slotOwners = new ArrayList<>();
  private final List<EqualClass<C>> classes = new ArrayList<>();
  private final Map<Integer, EqualClass<C>> byChecksum = new HashMap<>();
  private final CRC32C crc = new CRC32C();
  private int reading;
  private int lastStolen;

  Partition(
      Workspace workspace,
      ReadCounters counters,
      BiConsumer<Member<C>, IOException> dropped,
      Stage stage) {
    this.workspace = workspace;
    this.counters = counters;
    this.dropped = dropped;
    this.stage = stage;
    this.length = stage.length();
    slotOwners.add(null); // the slot that is read into
  }

  /** The classes so far. A class whose files were all dropped is empty. */
  List<EqualClass<C>> classes() {
    return classes;
  }

  /** Reads a file's bytes and puts it into its class. A file that cannot be read is dropped. */
  void add(Member<C> member) {
    try {
      counters.read(stage, timed(member));
    } catch (IOException e) {
      dropped.accept(member, e);
      return;
    }
    if (!classes.isEmpty() && isInFirst()) {
      classes.getFirst().members().add(member); // the usual case, without a checksum
      return;
    }
    int checksum = checksum();
    EqualClass<C> candidate = byChecksum.get(checksum);
    while (candidate != null && !holdsWhatWasRead(candidate)) {
      candidate = candidate.sameChecksum();
    }
    if (candidate != null) {
      candidate.members().add(member);
    } else {
      found(member, checksum);
    }
  }

  private int timed(Member<C> member) throws IOException {
    if (stage.kind() != Stage.Kind.HEAD || !counters.latency().isMeasuring()) {
      return member.read(stage, workspace.slot(reading, length));
    }
    long begin = System.nanoTime();
    int read = member.read(stage, workspace.slot(reading, length));
    counters.latency().add(System.nanoTime() - begin);
    return read;
  }

  /**
   * Takes over the classes of another partition of the same stage, joining those that are equal.
   */
  void merge(Partition<C> other) {
    for (EqualClass<C> theirs : other.classes) {
      EqualClass<C> ours = byChecksum.get(theirs.checksum());
      // two classes of one partition are known to differ
      while (ours != null && (ours.home() == theirs.home() || !areEqual(ours, theirs))) {
        ours = ours.sameChecksum();
      }
      if (ours != null) {
        ours.members().addAll(theirs.members());
      } else {
        theirs.chain(byChecksum.put(theirs.checksum(), theirs));
        classes.add(theirs);
      }
    }
  }

  private static <C extends Candidate> boolean areEqual(EqualClass<C> one, EqualClass<C> other) {
    return one.home().hasBytes(one)
        && other.home().hasBytes(other)
        && one.home()
            .workspace
            .areEqual(one.slot(), other.home().workspace, other.slot(), one.home().length);
  }

  private boolean isInFirst() {
    EqualClass<C> first = classes.getFirst();
    return first.slot() != EqualClass.NO_SLOT && isEqualToRead(first);
  }

  private boolean holdsWhatWasRead(EqualClass<C> candidate) {
    return hasBytes(candidate) && isEqualToRead(candidate);
  }

  private boolean isEqualToRead(EqualClass<C> candidate) {
    return workspace.areEqual(reading, workspace, candidate.slot(), length);
  }

  private void found(Member<C> member, int checksum) {
    boolean room = slotOwners.size() < workspace.slots(length);
    int slot = room ? reading : EqualClass.NO_SLOT;
    EqualClass<C> created = new EqualClass<>(this, member, checksum, slot);
    created.chain(byChecksum.put(checksum, created));
    classes.add(created);
    if (room) {
      slotOwners.set(reading, created);
      reading = slotOwners.size();
      slotOwners.add(null);
    }
  }

  private int checksum() {
    crc.reset();
    crc.update(workspace.slot(reading, length));
    return (int) crc.getValue();
  }

  /**
   * Whether the bytes of one of this partition's classes are at hand; if not, reads them again into
   * a slot taken from a class that needs it less.
   */
  private boolean hasBytes(EqualClass<C> entry) {
    if (entry.slot() != EqualClass.NO_SLOT) {
      return true;
    }
    int slot = slotToSteal();
    EqualClass<C> robbed = slotOwners.get(slot);
    if (robbed != null) {
      robbed.moveTo(EqualClass.NO_SLOT);
    }
    slotOwners.set(slot, null);
    while (!entry.members().isEmpty()) {
      Member<C> leader = entry.members().getFirst();
      try {
        counters.readAgain(stage, leader.readAgain(stage, workspace.slot(slot, length)));
        entry.moveTo(slot);
        slotOwners.set(slot, entry);
        return true;
      } catch (IOException e) {
        entry.members().removeFirst();
        dropped.accept(leader, e);
      }
    }
    return false;
  }

  /** The next slot in turn, one of a class with a single file if there is any. */
  private int slotToSteal() {
    int slots = slotOwners.size();
    int looked = Math.min(slots, MOST_SLOTS_LOOKED_AT);
    int fallback = EqualClass.NO_SLOT;
    for (int i = 1; i <= looked; i++) {
      int slot = (lastStolen + i) % slots;
      if (slot == reading) {
        continue;
      }
      EqualClass<C> owner = slotOwners.get(slot);
      if (owner == null || owner.members().size() == 1) {
        lastStolen = slot;
        return slot;
      }
      fallback = fallback == EqualClass.NO_SLOT ? slot : fallback;
    }
    lastStolen = fallback;
    return fallback;
  }
}
