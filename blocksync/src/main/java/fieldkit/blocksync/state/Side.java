package fieldkit.blocksync.state;

/** Whose content a digest tells. */
enum Side {
  SOURCE(1),
  TARGET(2),
  /** Both ends hold the same. */
  BOTH(3);

  private final int bits;

  Side(int bits) {
    this.bits = bits;
  }

  /** How the file has it. */
  int code() {
    return bits;
  }

  boolean hasSource() {
    return (bits & 1) != 0;
  }

  boolean hasTarget() {
    return (bits & 2) != 0;
  }
}
