package fieldkit.common.remote;

import java.util.List;
import java.util.function.Consumer;

/** A host where commands can be run. For one thread, unlike the processes it starts. */
public interface RemoteShell extends AutoCloseable {

  /** The host as the user named it, for messages. */
  String name();

  /**
   * Starts a command. That it could be started is no promise: a process that never reached the host
   * says so by the end of its output and by {@link RemoteProcess#exitStatus}.
   *
   * @param command for the login shell there, a text of {@code RawText}; see {@link
   *     ShellWords#quote}
   * @param errors is given each line of standard error, the far program's and the login's own, on
   *     another thread, without its end; a text of {@code RawText}, not escaped
   */
  RemoteProcess start(String command, Consumer<String> errors) throws RemoteFault;

  /**
   * More ways for bytes over the login that a started process has: each a channel of its own, with
   * a window of its own, which is what limits one channel on a long link. They last as long as that
   * process and this shell. Where the far program is not there or the server forbids it, the lane
   * fails or ends at the first use: let the far program speak first.
   *
   * @param socket the Unix-domain socket there on which a program listens; absolute, of letters,
   *     digits and {@code . _ - /}
   * @param count how many
   * @throws RemoteFault with {@link RemoteFault.Reason#NOT_SUPPORTED} where one lane is all there
   *     is
   */
  List<Lane> lanes(String socket, int count) throws RemoteFault;

  /** Ends everything started here and removes what was made for it, within a few seconds. */
  @Override
  void close();
}
