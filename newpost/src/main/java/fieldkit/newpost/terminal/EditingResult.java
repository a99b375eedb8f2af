package fieldkit.newpost.terminal;

/** How editing ended. */
public enum EditingResult {
  /** The text was changed. */
  CHANGED,
  /** The text is as it was: the user left without saving. */
  UNCHANGED,
  /** The text is as it was, but the editor was back before anybody could have typed. */
  NOT_WAITED,
  /** The user removed the file. */
  GONE,
  /** The editor could not be started. */
  NOT_FOUND,
  /** The editor said that it failed. */
  FAILED,
  /** Ctrl-C ended the editor. */
  INTERRUPTED
}
