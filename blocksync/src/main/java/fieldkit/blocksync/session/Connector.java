package fieldkit.blocksync.session;

import fieldkit.blocksync.device.RefusedException;
import fieldkit.common.cli.CommandFault;
import java.io.IOException;

/** Opens the other end, wherever it is. */
public interface Connector {
  /** Where it is, for telling devices apart: a host, or nothing for this machine. */
  String place();

  /** Opens it. */
  Peer open(Wanted wanted) throws IOException, RefusedException, CommandFault, InterruptedException;
}
