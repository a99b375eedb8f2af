package fieldkit.common.remote;

import fieldkit.common.remote.RemoteFault.Reason;

/** What a shell's exit status says of the command that it should have run, see sh(1). */
public final class ShellStatus {
  private static final int NOT_EXECUTABLE = 126;
  private static final int NOT_FOUND = 127;

  private ShellStatus() {}

  /**
   * Throws if there was nothing to run.
   *
   * @param name the host
   */
  public static void check(String name, int status) throws RemoteFault {
    if (status == NOT_FOUND) {
      throw new RemoteFault(Reason.NO_COMMAND, name + ": the command was not found there");
    }
    if (status == NOT_EXECUTABLE) {
      throw new RemoteFault(Reason.NO_COMMAND, name + ": the command cannot be run there");
    }
  }
}
