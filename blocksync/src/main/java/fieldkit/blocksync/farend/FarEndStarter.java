package fieldkit.blocksync.farend;

import fieldkit.blocksync.protocol.Token;
import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.remote.RemoteFault;
import fieldkit.common.remote.RemoteProcess;
import fieldkit.common.remote.RemoteShell;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Starts far ends: one login, one command, and one round trip more than the login costs. The
 * command says what the host has; the line that is sent then makes it the far end. Where the login
 * may start only {@code blocksync server}, that answers in its place.
 */
public final class FarEndStarter {
  /** The version of the protocol that is spoken here. */
  public static final int VERSION = 1;

  private final RemoteShell shell;
  private final FarEndRequest request;
  private final Consumer<String> errors;

  /**
   * @param shell the host
   * @param errors is given what the host and the login print on standard error, line by line
   */
  public FarEndStarter(RemoteShell shell, FarEndRequest request, Consumer<String> errors) {
    this.shell = shell;
    this.request = request;
    this.errors = errors;
  }

  /** Starts one that is ready, or says why it cannot. What was started is ended if it is not. */
  public FarEnd start() throws CommandFault, InterruptedException {
    Token token = Token.random();
    OwnCopy copy = request.copy();
    String command =
        ProbeScript.command(
            token, request.choice(), request.sudo(), VERSION, copy == null ? null : copy.sha256());
    LastLines said = new LastLines(errors);
    RemoteProcess process;
    try {
      process = shell.start(command, said);
    } catch (RemoteFault e) {
      throw fault(e);
    }
    FarEnd ready = null;
    try {
      Conversation host = new Conversation(shell.name(), token, process, said);
      ready = new Beginning(request, token, process, host).run();
      return ready;
    } catch (RemoteFault e) {
      throw fault(e);
    } catch (IOException e) {
      String what = shell.name() + ": the connection failed: " + e.getMessage();
      throw new CommandFault(ExitStatus.FAILED, what, null, e);
    } finally {
      if (ready == null) {
        process.close();
      }
    }
  }

  private static CommandFault fault(RemoteFault e) {
    return new CommandFault(ExitStatus.FAILED, String.valueOf(e.getMessage()), e.help(), e);
  }
}
