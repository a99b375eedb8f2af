package fieldkit.blocksync.device;

import org.jspecify.annotations.Nullable;

/** A safety rule said no, before anything was changed. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String what;
  private final @Nullable String help;

  /**
   * @param what one line: what it is about, what is wrong; names of files are texts of {@code
   *     RawText}
   * @param help what would help, or null
   */
  public RefusedException(String what, @Nullable String help) {
    super(what);
    this.what = what;
    this.help = help;
  }

  /** What was refused and why, one line. */
  public String what() {
    return what;
  }

  /** What would help, or null. */
  public @Nullable String help() {
    return help;
  }
}
