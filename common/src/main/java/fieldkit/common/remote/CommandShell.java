package fieldkit.common.remote;

import fieldkit.common.remote.RemoteFault.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A host reached by a command of the user's choice, which is given the host and the command line to
 * run there as two more words, as rsync's {@code -e} does.
 */
public final class CommandShell implements RemoteShell {
  private final HostAddress host;
  private final List<String> words;
  private final Spawner spawner;

  /**
   * Nothing is started yet.
   *
   * @param command the command as the user wrote it; see {@link ShellWords#split}
   */
  public CommandShell(String command, HostAddress host) throws RemoteFault {
    this.host = host;
    this.words = ShellWords.split(command);
    if (words.isEmpty()) {
      throw new RemoteFault(Reason.BAD_SETTINGS, "the command that goes to the host is empty");
    }
    this.spawner = new Spawner(host.text(), new SshEnd(host.text()), null);
  }

  @Override
  public String name() {
    return host.text();
  }

  @Override
  public RemoteProcess start(String command, Consumer<String> errors) throws RemoteFault {
    List<String> all = new ArrayList<>(words);
    all.add(host.text());
    all.add(command);
    return spawner.start(all, errors);
  }

  @Override
  public List<Lane> lanes(String socket, int count) throws RemoteFault {
    throw new RemoteFault(
        Reason.NOT_SUPPORTED,
        "%s: '%s' gives one lane only".formatted(host.text(), words.getFirst()));
  }

  @Override
  public void close() {
    spawner.close();
  }
}
