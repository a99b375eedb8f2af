package fieldkit.xenmigrate;

import java.util.Locale;

/** What is done with a domain and a host. */
enum Work {
  /** The domain moves. */
  MIGRATE,
  /** It is said what would be done. */
  PLAN,
  /** The disks are made equal, and the domain runs on here. */
  SYNC,
  /** The disks are compared. */
  VERIFY,
  /** A migration that was cut is ended. */
  RESOLVE;

  /** How the command is called. */
  String command() {
    return this == MIGRATE ? "xen-migrate" : "xen-migrate " + name().toLowerCase(Locale.ROOT);
  }
}
