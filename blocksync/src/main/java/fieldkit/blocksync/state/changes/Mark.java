package fieldkit.blocksync.state.changes;

/**
 * A moment, in the words of the {@link ChangeTracker} that made it. It may be kept for long and
 * means nothing to anybody else.
 *
 * @param text what the tracker makes of it; empty for no moment at all
 */
public record Mark(String text) {
  /** No moment: nothing can be told from it on. */
  public static final Mark NONE = new Mark("");

  /** Whether it is a moment. */
  public boolean isKnown() {
    return !text.isEmpty();
  }
}
