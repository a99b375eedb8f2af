package fieldkit.blocksync.farend;

/** What runs at the far end. */
public enum FarEndKind {
  /** The login may start nothing but {@code blocksync server} (authorized_keys). */
  FORCED("blocksync, the only command that this login may run"),
  /** The host's own blocksync. */
  INSTALLED("blocksync installed there"),
  /** A copy in the user's cache folder there. */
  DEPLOYED("blocksync copied to the cache folder there"),
  /** The agent in Python. */
  PYTHON("a Python agent sent there"),
  /** A shell, which speaks no protocol. */
  SHELL("a shell and its tools");

  private final String text;

  FarEndKind(String text) {
    this.text = text;
  }

  /** What it is, in words. */
  public String text() {
    return text;
  }
}
