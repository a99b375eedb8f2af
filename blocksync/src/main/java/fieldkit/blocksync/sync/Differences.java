package fieldkit.blocksync.sync;

/** Hears where two devices differ when they are only compared. */
public interface Differences {
  /** These bytes, not in order; neighbours are told one by one. */
  void differs(long position, long length);

  /** Nobody wants to know. */
  static Differences ignored() {
    return (_, _) -> {};
  }
}
