package fieldkit.common.remote;

import java.util.List;
import java.util.function.Consumer;

/** This machine: commands run by {@code sh -c}, without any login. */
public final class LocalShell implements RemoteShell {
  private static final String NAME = "this machine";

  private final Spawner spawner =
      new Spawner(NAME, (status, _) -> ShellStatus.check(NAME, status), null);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public RemoteProcess start(String command, Consumer<String> errors) throws RemoteFault {
    return spawner.start(List.of("sh", "-c", command), errors);
  }

  @Override
  public List<Lane> lanes(String socket, int count) throws RemoteFault {
    throw new RemoteFault(RemoteFault.Reason.NOT_SUPPORTED, NAME + ": one lane is all there is");
  }

  @Override
  public void close() {
    spawner.close();
  }
}
