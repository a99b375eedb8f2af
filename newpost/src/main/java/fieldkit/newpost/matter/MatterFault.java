package fieldkit.newpost.matter;

/** Front matter that its own language cannot read. */
public final class MatterFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;

  /**
   * @param line the line of the front matter it was found at, from 1; 0 if that is not known
   * @param message what is wrong, in words, without a file or a line
   */
  public MatterFault(int line, String message) {
    super(message);
    this.line = line;
  }

  /** The line of the front matter, from 1, without the delimiter above; 0 if not known. */
  public int line() {
    return line;
  }

  /** What is wrong. */
  public String reason() {
    String message = getMessage();
    return message == null ? "cannot be read" : message;
  }
}
