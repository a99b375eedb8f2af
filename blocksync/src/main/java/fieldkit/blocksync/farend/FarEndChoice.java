package fieldkit.blocksync.farend;

/** What the user wants to run at the far end ({@code --far-end}). */
public enum FarEndChoice {
  /** The first that works of: installed, deployed earlier, python, shell. */
  AUTO,
  /** The blocksync that is installed there. */
  INSTALLED,
  /** A copy of this one, which stays in the user's cache folder there. */
  DEPLOY,
  /** An agent in Python, sent on the way. */
  PYTHON,
  /** Nothing but a POSIX shell and its usual tools. */
  SHELL
}
