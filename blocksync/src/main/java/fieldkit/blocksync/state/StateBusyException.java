package fieldkit.blocksync.state;

import java.io.IOException;

/** Another run uses the state file. */
public final class StateBusyException extends IOException {
  private static final long serialVersionUID = 1L;

  StateBusyException() {
    super("is in use by another run");
  }
}
