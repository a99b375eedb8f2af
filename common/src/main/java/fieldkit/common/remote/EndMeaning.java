package fieldkit.common.remote;

import java.util.List;

/** What it says of the way to a host that the program which went there has ended. */
@FunctionalInterface
interface EndMeaning {
  /**
   * Throws if the program did not run the command, or not to its end.
   *
   * @param status what it ended with
   * @param errors the last lines of its standard error
   */
  void check(int status, List<String> errors) throws RemoteFault;
}
