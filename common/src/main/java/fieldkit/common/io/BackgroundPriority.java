package fieldkit.common.io;

import fieldkit.common.linux.LinuxScheduling;

/** The lowest claim on processor and disk, for work beside which others go on undisturbed. */
public final class BackgroundPriority {
  private BackgroundPriority() {}

  /**
   * Takes it for this thread and all that it starts from now on, nice(1) and ionice(1).
   *
   * @return whether the system could do it
   */
  public static boolean take() {
    return LinuxScheduling.isSupported() && new LinuxScheduling().takeLowest();
  }
}
