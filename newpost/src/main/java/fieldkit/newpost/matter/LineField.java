package fieldkit.newpost.matter;

/**
 * A field as lines of a text.
 *
 * @param key its name
 * @param start where its first line begins
 * @param valueStart where its value begins, behind the name, the sign and white space
 * @param firstLineEnd where its first line ends, before the line end
 * @param end where its last line ends, behind the line end
 */
record LineField(String key, int start, int valueStart, int firstLineEnd, int end) {

  /** Whether it is one line. */
  boolean isOneLine(String text) {
    return text.substring(firstLineEnd, end).strip().isEmpty();
  }
}
