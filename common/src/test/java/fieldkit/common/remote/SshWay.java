package fieldkit.common.remote;

import fieldkit.common.remote.builtin.BuiltinSsh;
import fieldkit.common.testing.SshServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The ways to a host by SSH. What {@link RemoteShell} promises is tested of each. */
enum SshWay {
  SYSTEM,
  BUILTIN;

  /** Silence of two seconds is too much. */
  static final LinkTimeouts IMPATIENT =
      new LinkTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(1), 1);

  /** More than any test should need for what ends by itself. */
  static final Duration SOON = Duration.ofSeconds(20);

  /** A shell at the host that a configuration calls {@link SshServer#ALIAS}. */
  RemoteShell shell(Path config, String... settings) throws RemoteFault {
    return shell(HostAddress.parse(SshServer.ALIAS), config, settings);
  }

  /** A shell at a host. */
  RemoteShell shell(HostAddress host, Path config, String... settings) throws RemoteFault {
    SshOptions options =
        new SshOptions(null, List.of(), null, List.of(settings), config.toString());
    if (this == SYSTEM) {
      return new SystemSsh("ssh", host, options, IMPATIENT, false, true);
    }
    // a home without keys and trust: all comes from the configuration
    return new BuiltinSsh(host, options, IMPATIENT, null, config.resolveSibling("home"), Map.of());
  }
}
