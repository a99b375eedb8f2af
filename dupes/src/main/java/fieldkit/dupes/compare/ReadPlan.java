package fieldkit.dupes.compare;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order in which the bytes of files of one size are looked at: every byte in exactly one stage.
 * First probes where files of equal size tend to differ, then the rest in order, in growing blocks.
 * Immutable.
 */
final class ReadPlan {
  private static final int GROWTH = 4;
  private static final int PAGE = 4096;
  private static final int INNER_PLACES = 3;

  private final long size;
  private final ReadPolicy policy;
  private final List<Stage> probes;
  private final long[] probedFrom;
  private final long[] probedTo;

  ReadPlan(long size, ReadPolicy policy) {
    this.size = size;
    this.policy = policy;
    this.probes = probes(size, policy);
    int count = 0;
    for (Stage probe : probes) {
      count += probe.ranges();
    }
    probedFrom = new long[count];
    probedTo = new long[count];
    int known = 0;
    for (Stage probe : probes) {
      for (int i = 0; i < probe.ranges(); i++) {
        insert(known++, probe.offset(i), probe.length(i));
      }
    }
  }

  /** Keeps the probed ranges in the order of their offsets. */
  private void insert(int known, long offset, int length) {
    int place = known;
    while (place > 0 && probedFrom[place - 1] > offset) {
      probedFrom[place] = probedFrom[place - 1];
      probedTo[place] = probedTo[place - 1];
      place--;
    }
    probedFrom[place] = offset;
    probedTo[place] = offset + length;
  }

  /**
   * How far a class of files has come in the plan.
   *
   * @param probe the next probe, or how many there are when all are done
   * @param position where the body goes on
   * @param block length of the body's next block
   * @param seen how many bytes have been looked at
   */
  record Cursor(int probe, long position, int block, long seen) {}

  long size() {
    return size;
  }

  Cursor start() {
    return new Cursor(0, 0, policy.firstBlock(), 0);
  }

  boolean areProbesDone(Cursor cursor) {
    return cursor.probe() == probes.size();
  }

  /** What to look at next, or null when everything has been. */
  @Nullable Stage next(Cursor cursor) {
    if (!areProbesDone(cursor)) {
      return probes.get(cursor.probe());
    }
    return size <= policy.wholeUpTo() ? whole(cursor) : body(cursor);
  }

  private @Nullable Stage whole(Cursor cursor) {
    return cursor.position() >= size ? null : Stage.of(Stage.Kind.HEAD, 0, (int) size);
  }

  /** The cursor after a stage. */
  Cursor after(Cursor cursor, Stage stage) {
    long seen = cursor.seen() + stage.length();
    if (!areProbesDone(cursor)) {
      return new Cursor(cursor.probe() + 1, cursor.position(), cursor.block(), seen);
    }
    int block = (int) Math.min((long) cursor.block() * GROWTH, policy.largestBlock());
    return new Cursor(cursor.probe(), stage.end(), block, seen);
  }

  /** The cursor with everything before {@code position} known to be equal. */
  Cursor skipTo(Cursor cursor, long position) {
    return new Cursor(
        cursor.probe(), Math.max(cursor.position(), position), cursor.block(), cursor.seen());
  }

  private @Nullable Stage body(Cursor cursor) {
    long[] offsets = new long[probedFrom.length + 1];
    int[] lengths = new int[probedFrom.length + 1];
    int ranges = 0;
    long position = afterProbesAt(cursor.position());
    int room = cursor.block();
    while (room > 0 && position < size) {
      int length = (int) Math.min(room, nextProbe(position) - position);
      offsets[ranges] = position;
      lengths[ranges++] = length;
      room -= length;
      position = afterProbesAt(position + length);
    }
    return ranges == 0
        ? null
        : new Stage(
            Stage.Kind.BODY, Arrays.copyOf(offsets, ranges), Arrays.copyOf(lengths, ranges));
  }

  private long afterProbesAt(long position) {
    long free = position;
    for (int i = 0; i < probedFrom.length; i++) {
      if (probedFrom[i] <= free && free < probedTo[i]) {
        free = probedTo[i];
      }
    }
    return free;
  }

  private long nextProbe(long position) {
    for (long from : probedFrom) {
      if (from > position) {
        return from;
      }
    }
    return size;
  }

  private static List<Stage> probes(long size, ReadPolicy policy) {
    int probe = policy.probe();
    if (size <= policy.wholeUpTo() || size <= 2L * probe) {
      return List.of();
    }
    if (size <= policy.tailWithHeadUpTo()) {
      int half = Math.max(1, probe / 2);
      return List.of(
          new Stage(Stage.Kind.HEAD, new long[] {0, size - half}, new int[] {half, half}));
    }
    Stage head = Stage.of(Stage.Kind.HEAD, 0, probe);
    Stage tail = Stage.of(Stage.Kind.TAIL, size - probe, probe);
    return size < policy.innerFrom() || size < (long) PAGE * 8
        ? List.of(head, tail)
        : List.of(head, tail, inner(size, probe));
  }

  private static Stage inner(long size, int probe) {
    long[] offsets = new long[INNER_PLACES];
    int[] lengths = new int[INNER_PLACES];
    for (int i = 0; i < INNER_PLACES; i++) {
      offsets[i] = size / (INNER_PLACES + 1) * (i + 1) / PAGE * PAGE;
      lengths[i] = Math.max(1, probe / INNER_PLACES);
    }
    return new Stage(Stage.Kind.INNER, offsets, lengths);
  }
}
