package fieldkit.xenmigrate.handover;

import java.util.Locale;

/** How a guest leaves. */
public enum Mode {
  /** {@code xl migrate}: most of its memory goes while it runs. */
  LIVE,
  /**
   * {@code xl save -p}: it is suspended first, and stays here, paused, until it runs there. For Xen
   * that cannot follow what a guest writes to its memory, as Debian's cannot for PV guests.
   */
  SAVE;

  /** As it is written in reports and journals. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
