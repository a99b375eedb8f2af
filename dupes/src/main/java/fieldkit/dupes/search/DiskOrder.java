package fieldkit.dupes.search;

import fieldkit.common.io.FileAccess;
import fieldkit.dupes.compare.HeadSieve;
import fieldkit.dupes.scan.FileTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/**
 * Prepares sets of files for a spinning disk: their first bytes are read in the order of the
 * inodes, which is about that of the data, and only files whose first bytes have an equal stay, set
 * by set in the same order. A set with a file that cannot be read stays whole: the comparison will
 * say why.
 */
final class DiskOrder {
  private final FileAccess files;
  private final FileTable table;
  private final HeadSieve sieve;
  private final LongConsumer settled;
  private final BooleanSupplier stopped;

  /**
   * @param settled told how many bytes need not be read any more
   */
  DiskOrder(
      FileAccess files,
      FileTable table,
      HeadSieve sieve,
      LongConsumer settled,
      BooleanSupplier stopped) {
    this.files = files;
    this.table = table;
    this.sieve = sieve;
    this.settled = settled;
    this.stopped = stopped;
  }

  /** What of the sets has to be compared, in the order in which to compare it. */
  List<SameSize> prepare(List<SameSize> sets) {
    int[] all = sets.stream().flatMapToInt(set -> Arrays.stream(set.files())).toArray();
    long[] checksums = new long[all.length];
    BitSet read = readHeads(all, checksums);
    List<SameSize> left = new ArrayList<>();
    int start = 0;
    for (SameSize set : sets) {
      SameSize rest = sift(set, start, checksums, read);
      settled.accept(set.size() * (set.files().length - rest.files().length));
      if (rest.files().length > 1) {
        left.add(rest);
      }
      start += set.files().length;
    }
    left.sort(Comparator.comparingLong(SameSize::first));
    return left;
  }

  /** Fills in the checksums of all files; which of them could be read. */
  private BitSet readHeads(int[] all, long[] checksums) {
    Integer[] order = IntStream.range(0, all.length).boxed().toArray(Integer[]::new);
    Arrays.sort(
        order,
        Comparator.<Integer>comparingLong(place -> table.device(all[place]))
            .thenComparingLong(place -> table.inode(all[place])));
    BitSet read = new BitSet(all.length);
    int previous = -1;
    for (int place : order) {
      if (stopped.getAsBoolean()) {
        break;
      }
      if (previous >= 0 && read.get(previous) && table.isSameFile(all[previous], all[place])) {
        checksums[place] = checksums[previous];
        read.set(place);
      } else {
        read.set(place, readHead(all, checksums, place));
      }
      previous = place;
    }
    return read;
  }

  private boolean readHead(int[] all, long[] checksums, int place) {
    int file = all[place];
    try {
      checksums[place] =
          sieve.checksum(new FileCandidate(files, table, new int[] {file}), table.size(file));
      return true;
    } catch (IOException unreadable) {
      return false; // the comparison will meet it, too, and say why
    }
  }

  private SameSize sift(SameSize set, int start, long[] checksums, BitSet read) {
    int count = set.files().length;
    int[] stay = set.files();
    if (read.nextClearBit(start) >= start + count) { // otherwise nobody can be ruled out
      long[] sorted = Arrays.copyOfRange(checksums, start, start + count);
      Arrays.sort(sorted);
      stay =
          IntStream.range(0, count)
              .filter(i -> occursTwice(sorted, checksums[start + i]))
              .map(i -> set.files()[i])
              .toArray();
    }
    long first = Arrays.stream(stay).mapToLong(table::inode).min().orElse(0);
    return new SameSize(set.size(), first, stay);
  }

  private static boolean occursTwice(long[] sorted, long value) {
    int at = Arrays.binarySearch(sorted, value);
    return (at > 0 && sorted[at - 1] == value)
        || (at + 1 < sorted.length && sorted[at + 1] == value);
  }
}
