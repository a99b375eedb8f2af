package fieldkit.common.remote;

import java.time.Duration;

/** A command that runs on another host, and its standard input and output. */
public interface RemoteProcess extends Lane {

  /**
   * Waits for the command's end. Its output must have been read, or it may never end.
   *
   * @param limit how long to wait
   * @return what the command ended with
   * @throws RemoteFault if the command was never reached, is not there ({@link
   *     RemoteFault.Reason#NO_COMMAND}), was cut off with the connection, or has not ended yet
   */
  int exitStatus(Duration limit) throws RemoteFault, InterruptedException;
}
