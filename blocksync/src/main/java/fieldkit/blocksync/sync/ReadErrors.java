package fieldkit.blocksync.sync;

/** What happens where the source cannot be read. */
public enum ReadErrors {
  /** The sync ends. */
  ABORT,
  /** What cannot be read becomes zeros at the target. */
  ZERO,
  /** The target keeps what it has there. */
  KEEP
}
