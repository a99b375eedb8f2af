package fieldkit.newpost.sri.judge;

import java.util.Locale;

/** What the user wants done. */
public enum Action {
  /** Put integrity where there is none. */
  ADD,
  /** Say what is wrong. */
  CHECK,
  /** Add, and correct what is wrong. */
  UPDATE;

  /** The word on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
