package fieldkit.common.io;

/** Whether a file is kept from being opened to write, fcntl(2) F_SETLEASE. */
public enum Lease {
  /** Nobody has it open to write, and who tries must wait, or shows in the lease. */
  HELD,
  /** Somebody has it open to write. */
  IN_USE,
  /** The file system, or who owns the file, does not let it be told. */
  UNAVAILABLE
}
