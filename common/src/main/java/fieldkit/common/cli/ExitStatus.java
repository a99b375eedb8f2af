package fieldkit.common.cli;

/** What a tool's exit status says. The numbers are a contract with the scripts that call it. */
public enum ExitStatus {
  /** Done, nothing was wrong. */
  DONE(0),
  /** Done, but some of it was skipped or differs, each named on standard error. */
  INCOMPLETE(1),
  /** The command line is wrong; nothing was touched. */
  USAGE(2),
  /** A safety check said no; nothing was changed. */
  REFUSED(3),
  /** I/O, the remote or another program failed. */
  FAILED(4),
  /** A person must decide. */
  UNDECIDED(5),
  /** A bug of ours. */
  BUG(70),
  /** Ended by a hangup. */
  HUNG_UP(129),
  /** Ended by Ctrl-C. */
  INTERRUPTED(130),
  /** Ended by a termination request. */
  TERMINATED(143);

  private final int code;

  ExitStatus(int code) {
    this.code = code;
  }

  /** The number the process ends with. */
  public int code() {
    return code;
  }

  /** The graver of two, which is what a run that met both ends with. */
  public ExitStatus orWorse(ExitStatus other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
