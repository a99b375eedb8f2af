package fieldkit.blocksync.state;

import java.io.IOException;

/** A state file is not what was written. The message says how that shows. */
final class DamagedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean ours;

  /** A state file of ours that something else wrote to, or cut. */
  DamagedException(String how) {
    this(how, true);
  }

  private DamagedException(String how, boolean ours) {
    super(how);
    this.ours = ours;
  }

  /** A file that never was a state file. */
  static DamagedException foreign() {
    return new DamagedException("is no state file of blocksync", false);
  }

  /** Whether it was a state file once. */
  boolean isOurs() {
    return ours;
  }
}
