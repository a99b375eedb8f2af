package fieldkit.blocksync.session;

import fieldkit.blocksync.device.RefusedException;
import java.io.IOException;
import java.util.function.Consumer;

/** The other end is on this machine too. */
public final class LocalConnector implements Connector {
  private final FarSide.Environment environment;
  private final Consumer<String> notes;

  /**
   * @param notes hears what the user should know
   */
  public LocalConnector(FarSide.Environment environment, Consumer<String> notes) {
    this.environment = environment;
    this.notes = notes;
  }

  @Override
  public String place() {
    return "";
  }

  @Override
  public Peer open(Wanted wanted) throws IOException, RefusedException {
    return LocalPeer.open(wanted, environment, notes);
  }
}
