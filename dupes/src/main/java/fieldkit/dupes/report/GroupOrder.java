package fieldkit.dupes.report;

import java.util.Comparator;

/** In which order groups are reported; what is equal is ordered by path. */
public enum GroupOrder {
  /** By the path of the first member. */
  PATH,
  /** The largest files first. */
  SIZE,
  /** The most bytes to be freed first. */
  WASTE,
  /** The most copies first. */
  COUNT;

  Comparator<Entry> comparator() {
    Comparator<Entry> byPath =
        Comparator.comparingInt(Entry::firstRank).thenComparing(Entry::firstPath);
    return switch (this) {
      case PATH -> byPath;
      case SIZE -> Comparator.comparingLong(Entry::size).reversed().thenComparing(byPath);
      case WASTE -> Comparator.comparingLong(Entry::waste).reversed().thenComparing(byPath);
      case COUNT -> Comparator.comparingInt(Entry::count).reversed().thenComparing(byPath);
    };
  }
}
