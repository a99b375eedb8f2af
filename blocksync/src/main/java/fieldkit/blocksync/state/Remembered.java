package fieldkit.blocksync.state;

import org.jspecify.annotations.Nullable;

/** What a state file says about the pair that is wanted, record by record. One thread. */
final class Remembered implements Records {
  private final PairFacts wanted;
  private @Nullable PairFacts found;
  private byte[] key = new byte[0];
  private LastSession session = LastSession.NONE;
  private RegionDigests digests = new RegionDigests(0);
  private boolean whole;

  /**
   * @param wanted the pair whose digests are of interest; those of another are not kept
   */
  Remembered(PairFacts wanted) {
    this.wanted = wanted;
  }

  /** Which pair it is about; null before that was said. */
  @Nullable PairFacts found() {
    return found;
  }

  /** Whether it is about another pair, so that the rest does not matter. */
  boolean isOfOthers() {
    return found != null && !found.equals(wanted);
  }

  /** Whether everything was said that the file was made with. */
  boolean isWhole() {
    return whole;
  }

  byte[] key() {
    return key.clone();
  }

  LastSession session() {
    return session;
  }

  RegionDigests digests() {
    return digests;
  }

  @Override
  public void pair(PairFacts facts, byte[] itsKey) {
    found = facts;
    key = itsKey.clone();
    if (!isOfOthers()) {
      digests = new RegionDigests((int) facts.geometry().regions());
    }
  }

  @Override
  public void session(LastSession next) {
    session = next;
  }

  @Override
  public void ended(String targetMark) {
    session = session.endedWith(targetMark);
  }

  @Override
  public void digest(Side side, int region, long high, long low) {
    if (!isOfOthers()) {
      digests.put(side, region, high, low);
    }
  }

  @Override
  public void know(Side side, int from, int to, boolean known) {
    if (!isOfOthers()) {
      digests.know(side, from, to, known);
    }
  }

  @Override
  public void snapshotEnds() {
    whole = true;
  }
}
