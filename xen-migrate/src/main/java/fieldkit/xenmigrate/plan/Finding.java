package fieldkit.xenmigrate.plan;

/**
 * What a check found.
 *
 * @param check the check's name, a word
 * @param level how bad it is
 * @param text the user's fact
 */
public record Finding(String check, Level level, String text) {
  /** How bad something is. */
  public enum Level {
    /** As it should be. */
    OK,
    /** The user should know. */
    WARNING,
    /** It must not be done, unless the user says that he knows better. */
    FORCEABLE,
    /** It must not be done. */
    REFUSED
  }

  static Finding ok(String check, String text) {
    return new Finding(check, Level.OK, text);
  }

  static Finding warning(String check, String text) {
    return new Finding(check, Level.WARNING, text);
  }

  static Finding forceable(String check, String text) {
    return new Finding(check, Level.FORCEABLE, text);
  }

  static Finding refused(String check, String text) {
    return new Finding(check, Level.REFUSED, text);
  }
}
