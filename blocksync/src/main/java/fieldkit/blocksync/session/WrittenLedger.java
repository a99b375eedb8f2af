package fieldkit.blocksync.session;

import fieldkit.blocksync.digest.Digest;
import fieldkit.blocksync.region.DigestTable;
import fieldkit.blocksync.region.Ledger;
import org.jspecify.annotations.Nullable;

/** Remembers besides what was written in this session, to read it again. Thread-safe. */
final class WrittenLedger implements Ledger {
  private static final Digest SAME = new Digest(0, 0);

  private final Ledger known;
  private final boolean wanted;
  private final DigestTable written;

  /**
   * @param wanted whether anything is to be read again
   */
  WrittenLedger(Ledger known, long regions, boolean wanted) {
    this.known = known;
    this.wanted = wanted;
    this.written = new DigestTable(wanted ? regions : 0);
  }

  /** What is to be read again: what was written has to come out, the rest is taken for equal. */
  Ledger readingAgain() {
    return new Ledger() {
      @Override
      public Digest ofSource(long region) {
        Digest digest = get(region);
        return digest == null ? SAME : digest;
      }

      @Override
      public @Nullable Digest ofTarget(long region) {
        return get(region) == null ? SAME : null;
      }

      @Override
      public void equal(long region, Digest digest) {}

      @Override
      public void sending(long region) {}

      @Override
      public void durable(long region, Digest digest) {}
    };
  }

  private synchronized @Nullable Digest get(long region) {
    return written.get(region);
  }

  /** The digests of what was written; when nothing is written any more. */
  synchronized DigestTable written() {
    return written;
  }

  @Override
  public @Nullable Digest ofSource(long region) {
    return known.ofSource(region);
  }

  @Override
  public @Nullable Digest ofTarget(long region) {
    return known.ofTarget(region);
  }

  @Override
  public void equal(long region, Digest digest) {
    known.equal(region, digest);
  }

  @Override
  public void sending(long region) {
    known.sending(region);
  }

  @Override
  public void durable(long region, Digest digest) {
    if (wanted) {
      synchronized (this) {
        written.put(region, digest);
      }
    }
    known.durable(region, digest);
  }

  @Override
  public boolean remembers() {
    return wanted || known.remembers();
  }

  @Override
  public void held(long region, Digest digest) {
    known.held(region, digest);
  }

  @Override
  public void settledBelow(long region) {
    known.settledBelow(region);
  }
}
