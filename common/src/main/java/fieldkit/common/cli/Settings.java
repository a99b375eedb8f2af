package fieldkit.common.cli;

/**
 * What the options say that all tools share.
 *
 * @param verbosity how often {@code -v} was given
 * @param quiet only errors on standard error
 * @param json the whole result as one JSON document on standard output
 * @param yes questions are answered with yes
 * @param noInput nothing is ever asked
 * @param color whether text on standard error may be coloured
 * @param progress whether progress is shown
 */
public record Settings(
    int verbosity,
    boolean quiet,
    boolean json,
    boolean yes,
    boolean noInput,
    When color,
    When progress) {

  /** When something is done that depends on a terminal. */
  public enum When {
    AUTO,
    ALWAYS,
    NEVER;

    /** The decision, given what {@link #AUTO} would decide. */
    public boolean orAuto(boolean automatic) {
      return switch (this) {
        case AUTO -> automatic;
        case ALWAYS -> true;
        case NEVER -> false;
      };
    }
  }

  /** What holds until the command line is understood. */
  static Settings beforeParsing() {
    return new Settings(0, false, false, false, false, When.AUTO, When.AUTO);
  }
}
