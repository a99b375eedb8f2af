package fieldkit.blocksync;

import fieldkit.blocksync.device.RefusedException;
import fieldkit.blocksync.protocol.Fault;
import fieldkit.blocksync.protocol.LinkLostException;
import fieldkit.blocksync.protocol.ProtocolException;
import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import fieldkit.common.io.FileFault;
import fieldkit.common.remote.RemoteFault;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Turns what went wrong into what the user is told. */
final class Failures {
  private final String where;

  /**
   * @param where the other end, for failures that do not say where they were; empty if there is
   *     none
   */
  Failures(String where) {
    this.where = where;
  }

  CommandFault refused(RefusedException e) {
    return new CommandFault(ExitStatus.REFUSED, e.what(), e.help(), e);
  }

  CommandFault failed(IOException e) {
    if (e instanceof Fault fault) {
      ExitStatus status = fault.isRefused() ? ExitStatus.REFUSED : ExitStatus.FAILED;
      return new CommandFault(status, there(FileFault.reasonOf(e)), fault.help(), e);
    }
    if (e instanceof LinkLostException || e instanceof ProtocolException) {
      return new CommandFault(ExitStatus.FAILED, there(FileFault.reasonOf(e)), null, e);
    }
    @Nullable String help = e instanceof RemoteFault fault ? fault.help() : null;
    return new CommandFault(ExitStatus.FAILED, FileFault.reasonOf(e), help, e);
  }

  private String there(String what) {
    return where.isEmpty() ? what : where + ": " + what;
  }
}
