package fieldkit.common.remote.builtin;

import fieldkit.common.io.RawText;
import fieldkit.common.remote.HostAddress;
import fieldkit.common.remote.LinkTimeouts;
import fieldkit.common.remote.RemoteFault;
import fieldkit.common.remote.RemoteFault.Reason;
import fieldkit.common.remote.SshOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a login goes and what it brings, by the user's words, configuration and defaults.
 *
 * @param host the name or number to connect to
 * @param alias the name under which the host's key is known, if it is not the host's
 * @param identities files with private keys, which need not exist
 * @param agent the socket of the user's agent
 * @param onlyIdentities whether of the agent's keys only those of {@code identities} are wanted
 * @param knownHosts files with trusted host keys, which need not exist
 */
record HostSettings(
    String host,
    int port,
    String user,
    Optional<String> alias,
    List<Path> identities,
    boolean onlyIdentities,
    Optional<Path> agent,
    List<Path> knownHosts,
    LinkTimeouts timeouts) {
  private static final int SSH_PORT = 22;
  private static final List<String> USUAL_KEYS = List.of("id_ed25519", "id_ecdsa", "id_rsa");

  /**
   * Reads the user's configuration.
   *
   * @param home the user's home folder
   * @param agent the socket that the environment names
   */
  static HostSettings of(
      HostAddress address,
      SshOptions options,
      LinkTimeouts defaults,
      Path home,
      Optional<Path> agent)
      throws RemoteFault {
    if (options.jump() != null) {
      throw new RemoteFault(
          Reason.BAD_SETTINGS,
          "the built-in client knows no jump hosts",
          "use the system's ssh for it",
          null);
    }
    SshConfig config = new SshConfig(address.host());
    for (String setting : options.settings()) {
      config.addOption(setting);
    }
    read(config, options, home);
    return new Resolver(address, options, config, home).settings(defaults, agent);
  }

  private static void read(SshConfig config, SshOptions options, Path home) throws RemoteFault {
    String given = options.config();
    if ("none".equals(given)) {
      return;
    }
    Path file = given == null ? home.resolve(".ssh/config") : Path.of(given);
    try {
      config.add(file.toString(), RawText.decode(Files.readAllBytes(file)).lines().toList());
    } catch (NoSuchFileException e) {
      if (given != null) {
        throw new RemoteFault(Reason.BAD_SETTINGS, file + ": no such file");
      }
    } catch (IOException e) {
      throw new RemoteFault(Reason.BAD_SETTINGS, file + ": cannot be read", null, e);
    }
  }

  /** One reading of one configuration. */
  private record Resolver(HostAddress address, SshOptions options, SshConfig config, Path home) {

    HostSettings settings(LinkTimeouts defaults, Optional<Path> agent) throws RemoteFault {
      String host = host();
      Integer given = options.port();
      int port = given != null ? given : number("port", SSH_PORT);
      String local = System.getProperty("user.name", "");
      String user = address.user() != null ? address.user() : config.value("user").orElse(local);
      Tokens tokens = new Tokens(address.host(), host, port, user, local, home);
      return new HostSettings(
          host,
          port,
          user,
          config.value("hostkeyalias"),
          identities(tokens),
          config.value("identitiesonly").filter("yes"::equalsIgnoreCase).isPresent(),
          agent(tokens, agent),
          knownHosts(tokens),
          timeouts(defaults));
    }

    private String host() {
      String host = config.value("hostname").orElse("%h");
      return host.replace("%h", address.host()).replace("%%", "%").toLowerCase(Locale.ROOT);
    }

    private List<Path> identities(Tokens tokens) throws RemoteFault {
      List<Path> files = new ArrayList<>();
      for (String given : options.identities()) {
        files.add(tokens.path(given));
      }
      for (String configured : config.values("identityfile")) {
        if (!configured.equals("none")) {
          files.add(tokens.path(configured));
        }
      }
      if (options.identities().isEmpty() && config.values("identityfile").isEmpty()) {
        USUAL_KEYS.forEach(name -> files.add(home.resolve(".ssh").resolve(name)));
      }
      return files;
    }

    private Optional<Path> agent(Tokens tokens, Optional<Path> usual) throws RemoteFault {
      String configured = config.value("identityagent").orElse("SSH_AUTH_SOCK");
      return switch (configured) {
        case "SSH_AUTH_SOCK" -> usual;
        case "none" -> Optional.empty();
        default -> Optional.of(tokens.path(configured));
      };
    }

    private List<Path> knownHosts(Tokens tokens) throws RemoteFault {
      List<Path> files = new ArrayList<>();
      List<String> users = config.values("userknownhostsfile");
      for (String file : users.isEmpty() ? List.of("~/.ssh/known_hosts") : users) {
        files.add(tokens.path(file));
      }
      List<String> globals = config.values("globalknownhostsfile");
      for (String file : globals.isEmpty() ? List.of("/etc/ssh/ssh_known_hosts") : globals) {
        files.add(tokens.path(file));
      }
      return files;
    }

    private LinkTimeouts timeouts(LinkTimeouts defaults) throws RemoteFault {
      int interval = number("serveraliveinterval", 0);
      Duration connect = defaults.connect();
      return new LinkTimeouts(
          Duration.ofSeconds(number("connecttimeout", (int) connect.toSeconds())),
          interval == 0 ? defaults.interval() : Duration.ofSeconds(interval),
          number("serveralivecountmax", interval == 0 ? defaults.count() : 3));
    }

    private int number(String keyword, int usual) throws RemoteFault {
      String text = config.value(keyword).filter(said -> !said.equals("none")).orElse("" + usual);
      try {
        return Integer.parseUnsignedInt(text);
      } catch (NumberFormatException e) {
        throw new RemoteFault(
            Reason.BAD_SETTINGS, "'%s %s': not a whole number".formatted(keyword, text));
      }
    }
  }
}
