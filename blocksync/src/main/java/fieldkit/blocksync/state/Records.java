package fieldkit.blocksync.state;

/** What is said in a state file, in order. Regions are checked to exist by who calls. */
interface Records {

  /** Which pair this is about. The first record, and there is no other of it. */
  void pair(PairFacts facts, byte[] key);

  /** A session begins. */
  void session(LastSession session);

  /** It ended well, and this is the target's mark since then. */
  void ended(String targetMark);

  /** These sides hold what this digest tells; of the other nothing is known. */
  void digest(Side side, int region, long high, long low);

  /** The digests there are hold for this side as well, or no more. */
  void know(Side side, int from, int to, boolean known);

  /** What the file began with is complete; from here on it grew. */
  void snapshotEnds();
}
