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
  private static final int NO_SLOT = -1;

  private final Workspace workspace;
  private final ReadCounters counters;
  private final BiConsumer<Member<C>, IOException> dropped;
  private final Stage stage;
  private final int length;
  private final List<@Nullable EqualClass<C>> slotOwners;
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
    this.slotOwners = new ArrayList<>();
    slotOwners.add(null);
  }

  /** A set of files with the same bytes, as far as they have been looked at. */
  static final class EqualClass<C extends Candidate> {
    private final List<Member<C>> members = new ArrayList<>(2);
    private int slot;
    private boolean indexed;
    private @Nullable EqualClass<C> sameChecksum;

    List<Member<C>> members() {
      return members;
    }
  }

  /** The classes so far. */
  List<EqualClass<C>> classes() {
    return classes;
  }

  /** Reads a file's bytes and puts it into its class. A file that cannot be read is dropped. */
  void add(Member<C> member) {
    try {
      counters.read(stage, member.read(stage, workspace.slot(reading, length)));
    } catch (IOException e) {
      dropped.accept(member, e);
      return;
    }
    EqualClass<C> home = find();
    if (home != null) {
      home.members.add(member);
    } else {
      found(member);
    }
  }

  private @Nullable EqualClass<C> find() {
    if (classes.isEmpty()) {
      return null;
    }
    EqualClass<C> first = classes.getFirst();
    if (first.slot != NO_SLOT && workspace.areEqual(reading, first.slot, length)) {
      return first; // the usual case, without a checksum
    }
    if (!first.indexed) {
      index(first, checksum(first.slot));
    }
    EqualClass<C> candidate = byChecksum.get(checksum(reading));
    while (candidate != null && !holdsWhatWasRead(candidate)) {
      candidate = candidate.sameChecksum;
    }
    return candidate;
  }

  private boolean holdsWhatWasRead(EqualClass<C> candidate) {
    if (candidate.slot == NO_SLOT && !readLeaderAgain(candidate)) {
      return false;
    }
    return workspace.areEqual(reading, candidate.slot, length);
  }

  private void found(Member<C> member) {
    EqualClass<C> created = new EqualClass<>();
    created.members.add(member);
    if (!classes.isEmpty()) {
      index(created, checksum(reading));
    }
    classes.add(created);
    if (slotOwners.size() < workspace.slots(length)) {
      created.slot = reading;
      slotOwners.set(reading, created);
      reading = slotOwners.size();
      slotOwners.add(null);
    } else {
      created.slot = NO_SLOT;
    }
  }

  private void index(EqualClass<C> entry, int checksum) {
    entry.sameChecksum = byChecksum.put(checksum, entry);
    entry.indexed = true;
  }

  private int checksum(int slot) {
    crc.reset();
    crc.update(workspace.slot(slot, length));
    return (int) crc.getValue();
  }

  /** Gives a class without a slot one, at the expense of a class that needs it less. */
  private boolean readLeaderAgain(EqualClass<C> needy) {
    int slot = slotToSteal();
    EqualClass<C> robbed = slotOwners.get(slot);
    if (robbed != null) {
      robbed.slot = NO_SLOT;
    }
    slotOwners.set(slot, null);
    while (!needy.members.isEmpty()) {
      Member<C> leader = needy.members.getFirst();
      try {
        counters.readAgain(stage, leader.read(stage, workspace.slot(slot, length)));
        needy.slot = slot;
        slotOwners.set(slot, needy);
        return true;
      } catch (IOException e) {
        needy.members.removeFirst();
        dropped.accept(leader, e);
      }
    }
    return false;
  }

  /** The next slot in turn, one of a class with a single file if there is any. */
  private int slotToSteal() {
    int slots = slotOwners.size();
    int fallback = NO_SLOT;
    for (int i = 1; i <= slots; i++) {
      int slot = (lastStolen + i) % slots;
      if (slot == reading) {
        continue;
      }
      EqualClass<C> owner = slotOwners.get(slot);
      if (owner == null || owner.members.size() == 1) {
        lastStolen = slot;
        return slot;
      }
      fallback = fallback == NO_SLOT ? slot : fallback;
    }
    lastStolen = fallback;
    return fallback;
  }
}
