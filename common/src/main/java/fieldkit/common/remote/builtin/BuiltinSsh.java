package fieldkit.common.remote.builtin;

import com.jcraft.jsch.ChannelDirectStreamLocal;
import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import fieldkit.common.io.RawText;
import fieldkit.common.remote.HostAddress;
import fieldkit.common.remote.Lane;
import fieldkit.common.remote.LinkTimeouts;
import fieldkit.common.remote.Prompter;
import fieldkit.common.remote.RemoteFault;
import fieldkit.common.remote.RemoteFault.Reason;
import fieldkit.common.remote.RemoteProcess;
import fieldkit.common.remote.RemoteShell;
import fieldkit.common.remote.SshFault;
import fieldkit.common.remote.SshOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A host reached without any program, by JSch. It trusts the host keys that OpenSSH's files have
 * and no other, offers the agent's keys and those in files, and asks only who can answer. One login
 * serves all commands.
 */
public final class BuiltinSsh implements RemoteShell {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final HostAddress address;
  private final HostSettings settings;
  private final @Nullable Prompter prompter;
  private final WatchedLink link;
  private final List<Lane> started = new ArrayList<>();
  private @Nullable Session session;

  /**
   * Reads the user's configuration; nothing is started yet.
   *
   * @param timeouts hold where the user's configuration says nothing
   * @param prompter who can be asked for passphrases and passwords, or null
   * @param home the user's home folder
   * @param environment where SSH_AUTH_SOCK may be
   * @throws RemoteFault if the configuration says what is beyond this client
   */
  public BuiltinSsh(
      HostAddress address,
      SshOptions options,
      LinkTimeouts timeouts,
      @Nullable Prompter prompter,
      Path home,
      Map<String, String> environment)
      throws RemoteFault {
    this.address = address;
    this.prompter = prompter;
    Optional<Path> agent =
        Optional.ofNullable(environment.get("SSH_AUTH_SOCK"))
            .filter(s -> !s.isEmpty())
            .map(Path::of);
    this.settings = HostSettings.of(address, options, timeouts, home, agent);
    this.link = new WatchedLink(settings.timeouts());
  }

  @Override
  public String name() {
    return address.text();
  }

  @Override
  public RemoteProcess start(String command, Consumer<String> errors) throws RemoteFault {
    Session open = session(errors);
    try {
      ChannelExec channel = (ChannelExec) open.openChannel("exec");
      channel.setCommand(RawText.encode(command));
      ChannelProcess process = new ChannelProcess(name(), channel, link, errors);
      channel.connect(patienceMillis());
      started.add(process);
      return process;
    } catch (JSchException | IOException e) {
      throw SshFault.of(Reason.FAILED, name(), "no further command is let in", e);
    }
  }

  private int patienceMillis() {
    return (int) settings.timeouts().connect().toMillis();
  }

  private Session session(Consumer<String> errors) throws RemoteFault {
    Session open = session;
    if (open == null) {
      open = login(errors);
      session = open;
    }
    return open;
  }

  private Session login(Consumer<String> errors) throws RemoteFault {
    JSch jsch = new JSch();
    LoginKeys keys = new LoginKeys(jsch, settings, prompter);
    try {
      Session login = jsch.getSession(settings.user(), settings.host(), settings.port());
      login.setSocketFactory(link);
      login.setDaemonThread(true);
      login.setIdentityRepository(keys);
      login.setHostKeyRepository(new KnownKeys(settings.knownHosts()));
      settings.alias().ifPresent(login::setHostKeyAlias);
      login.setUserInfo(new Questions(name(), prompter, errors));
      login.setConfig("StrictHostKeyChecking", "yes");
      login.setConfig("FingerprintHash", "sha256");
      login.setConfig(
          "PreferredAuthentications",
          prompter == null ? "publickey" : "publickey,keyboard-interactive,password");
      try {
        login.connect(patienceMillis());
      } catch (JSchException e) {
        throw LoginFault.of(e, name(), fingerprint(jsch, login), keys.locked());
      }
      link.watch(() -> {
        login.sendKeepAliveMsg();
        return login;
      });
      return login;
    } catch (JSchException e) {
      throw SshFault.of(Reason.FAILED, name(), "", e);
    }
  }

  private static String fingerprint(JSch jsch, Session login) {
    var key = login.getHostKey();
    return key == null ? "" : "%s %s".formatted(key.getType(), key.getFingerPrint(jsch));
  }

  @Override
  public List<Lane> lanes(String socket, int count) throws RemoteFault {
    Session open = session;
    if (open == null) {
      throw new RemoteFault(Reason.NOT_SUPPORTED, name() + ": there is no login yet");
    }
    List<Lane> lanes = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        ChannelDirectStreamLocal channel =
            (ChannelDirectStreamLocal) open.openChannel("direct-streamlocal@openssh.com");
        channel.setSocketPath(socket);
        ChannelLane lane = new ChannelLane(channel);
        channel.connect(patienceMillis());
        lanes.add(lane);
      }
    } catch (JSchException | IOException e) {
      lanes.forEach(Lane::close);
      throw new RemoteFault(
          Reason.NOT_SUPPORTED, name() + ": does not open a further channel", null, e);
    }
    started.addAll(lanes);
    return lanes;
  }

  @Override
  public void close() {
    started.forEach(Lane::close);
    Session open = session;
    if (open != null) {
      // it says good-bye, which a dead link may not take
      Thread farewell = Thread.ofPlatform().daemon().name("session's end").start(open::disconnect);
      try {
        boolean _ = farewell.join(PATIENCE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    link.close();
  }
}
