package fieldkit.blocksync.device;

/**
 * A text that stays the same for as long as nothing is written to a device or file: whoever kept it
 * need not read the content again while it {@link #isSameAs is the same}. Where it could stay the
 * same although something was written, it is unknown. Immutable; {@link WriteMarks} says what is in
 * it.
 *
 * @param text words {@code name=value}, or empty if unknown
 */
public record WriteMark(String text) {
  /** The mark of what cannot be watched. */
  public static final WriteMark UNKNOWN = new WriteMark("");

  /** Whether nothing was written between the two marks; false if either is unknown. */
  public boolean isSameAs(WriteMark other) {
    return isKnown() && text.equals(other.text);
  }

  /** Whether it can be compared with a later one. */
  public boolean isKnown() {
    return !text.isEmpty();
  }
}
