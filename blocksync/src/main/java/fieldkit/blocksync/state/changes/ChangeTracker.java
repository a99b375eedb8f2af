package fieldkit.blocksync.state.changes;

/**
 * Tells what of one device was written to since an earlier moment.
 *
 * <p>Whoever reads the device goes by this order, or may miss a write:
 *
 * <ol>
 *   <li>flush the device (fsync), so that what others wrote before is on its way;
 *   <li>call {@link #mark}, and keep the mark until the next time;
 *   <li>look at whatever else tells whether the device changed (its write counters);
 *   <li>call {@link #changedSince} with the mark that was kept the last time;
 *   <li>read what is named, or everything where nobody can vouch.
 * </ol>
 *
 * <p>A write that ends after the mark is taken belongs to the next time, even if it began before.
 * Implementations never leave out a range that changed; they may name ranges that did not. They do
 * not throw: a tracker in trouble cannot vouch, and says why.
 */
public interface ChangeTracker {

  /** This moment, or {@link Mark#NONE} where nothing could be told from it on. */
  Mark mark();

  /**
   * What was written to since a moment, all writes included that have ended when this is called.
   *
   * @param mark made by {@link #mark}, in whatever run; any text is borne
   */
  Changes changedSince(Mark mark);
}
