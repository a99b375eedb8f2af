package fieldkit.common.remote;

import fieldkit.common.remote.RemoteFault.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A host reached by the system's OpenSSH client, and so with all that the user has set up for it:
 * configuration, agent, jump hosts, certificates, hardware keys. The cipher is left to it.
 */
public final class SystemSsh implements RemoteShell {
  private static final Pattern LANE_REFUSED = Pattern.compile("channel \\d+: open failed: .*");

  private static final String MISSING =
      "install it: apt install openssh-client (Debian), dnf install openssh-clients (Fedora)";

  private final HostAddress host;
  private final SshClient client;
  private final LinkTimeouts timeouts;
  private final boolean mayAsk;
  private final boolean lanesWanted;
  private final Spawner spawner;
  private @Nullable List<String> defaults;
  private @Nullable SharedLogin login;

  /**
   * Nothing is started yet.
   *
   * @param program the client, mostly {@code ssh}
   * @param timeouts hold where the user's configuration says nothing
   * @param mayAsk whether somebody sits at a terminal who can answer ssh's questions
   * @param lanesWanted whether {@link #lanes} may be called; it changes how the login is done
   */
  public SystemSsh(
      String program,
      HostAddress host,
      SshOptions options,
      LinkTimeouts timeouts,
      boolean mayAsk,
      boolean lanesWanted) {
    this.host = host;
    this.timeouts = timeouts;
    this.mayAsk = mayAsk;
    this.lanesWanted = lanesWanted;
    this.spawner = new Spawner(host.text(), new SshEnd(host.text()), MISSING);
    this.client = new SshClient(program, host, options, spawner);
  }

  @Override
  public String name() {
    return host.text();
  }

  @Override
  public RemoteProcess start(String command, Consumer<String> errors) throws RemoteFault {
    List<String> then = defaults();
    if (lanesWanted && login == null) {
      login = SharedLogin.of(client, host.text());
    }
    if (login == null) {
      return spawner.start(client.words(List.of(), then, List.of(command)), errors);
    }
    List<String> words = client.words(login.words(), then, List.of(command));
    return spawner.start(words, line -> passOn(line, errors));
  }

  /** Whoever asked for a lane that was refused is told so; the client's own line says no more. */
  private static void passOn(String line, Consumer<String> errors) {
    if (!LANE_REFUSED.matcher(line).matches()) {
      errors.accept(line);
    }
  }

  /** What counts where the user says nothing. */
  private List<String> defaults() throws RemoteFault {
    List<String> known = defaults;
    if (known == null) {
      known = defaults(client.effectiveSettings());
      defaults = known;
    }
    return known;
  }

  private List<String> defaults(Map<String, String> settings) {
    List<String> words = new ArrayList<>();
    if (settings.getOrDefault("serveraliveinterval", "0").equals("0")) {
      add(words, "ServerAliveInterval=" + timeouts.interval().toSeconds());
      add(words, "ServerAliveCountMax=" + timeouts.count());
    }
    if (settings.getOrDefault("connecttimeout", "none").equals("none")) {
      add(words, "ConnectTimeout=" + timeouts.connect().toSeconds());
    }
    if (!settings.getOrDefault("remotecommand", "none").equals("none")) {
      add(words, "RemoteCommand=none"); // the client would refuse ours beside it
    }
    if (!mayAsk) {
      add(words, "BatchMode=yes");
    }
    add(words, "ClearAllForwardings=yes"); // meant for the user's own sessions, as scp(1) has it
    return words;
  }

  private static void add(List<String> words, String setting) {
    words.add("-o");
    words.add(setting);
  }

  @Override
  public List<Lane> lanes(String socket, int count) throws RemoteFault {
    if (login == null || !spawner.isBusy()) {
      throw new RemoteFault(Reason.NOT_SUPPORTED, host.text() + ": no login that could be shared");
    }
    return login.lanes(socket, count);
  }

  @Override
  public void close() {
    SharedLogin shared = login;
    if (shared != null) {
      shared.close();
    }
    spawner.close();
    if (shared != null) {
      shared.remove();
    }
  }
}
