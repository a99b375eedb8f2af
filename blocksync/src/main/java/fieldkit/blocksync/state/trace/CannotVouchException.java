package fieldkit.blocksync.state.trace;

/** It cannot be told what was written to. The message says why, for {@code -v}. */
final class CannotVouchException extends Exception {
  private static final long serialVersionUID = 1L;

  CannotVouchException(String why) {
    super(why);
  }
}
