package fieldkit.dupes.compare;

/** The ranges of a file that are looked at together, one after the other. Immutable. */
final class Stage {
  private final Kind kind;
  private final long[] offsets;
  private final int[] lengths;

  /** The parts of a plan, as the statistics name them. */
  enum Kind {
    /** The first bytes. */
    HEAD,
    /** The last bytes, where many files that begin alike differ. */
    TAIL,
    /** Places inside, for preallocated, truncated and patched copies. */
    INNER,
    /** Everything else, in order. */
    BODY
  }

  /**
   * @param kind which part of the plan it is
   * @param offsets where each range begins
   * @param lengths how long each range is
   */
  Stage(Kind kind, long[] offsets, int[] lengths) {
    this.kind = kind;
    this.offsets = offsets;
    this.lengths = lengths;
  }

  static Stage of(Kind kind, long offset, int length) {
    return new Stage(kind, new long[] {offset}, new int[] {length});
  }

  Kind kind() {
    return kind;
  }

  /** How many ranges there are. */
  int ranges() {
    return offsets.length;
  }

  long offset(int range) {
    return offsets[range];
  }

  int length(int range) {
    return lengths[range];
  }

  /** Where the last range ends. */
  long end() {
    return offsets[offsets.length - 1] + lengths[lengths.length - 1];
  }

  /** How many bytes all ranges have together. */
  int length() {
    int sum = 0;
    for (int length : lengths) {
      sum += length;
    }
    return sum;
  }
}
