package fieldkit.common.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fieldkit.common.remote.RemoteFault.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CommandShellTest {

  @Test
  void hostAndCommandAreTheLastTwoWords() throws Exception {
    try (RemoteShell shell =
            new CommandShell("printf '<%s>' 'a b'", HostAddress.parse("ann@[::1]"));
        RemoteProcess process = shell.start("echo 'x  y'; z", _ -> {})) {
      assertThat(new String(process.in().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("<a b><ann@::1><echo 'x  y'; z>");
    }
  }

  @Test
  void aProgramThatIsNotInstalledIsNamed() throws Exception {
    try (RemoteShell shell = new CommandShell("no-such-rsh -x", HostAddress.parse("xen2"))) {
      RemoteFault fault =
          catchThrowableOfType(RemoteFault.class, () -> shell.start("true", _ -> {}));

      assertThat(fault.reason()).isEqualTo(Reason.NO_CLIENT);
      assertThat(fault).hasMessage("no-such-rsh: not installed, or no program");
    }
  }

  @Test
  void anEmptyCommandIsNone() {
    RemoteFault fault =
        catchThrowableOfType(
            RemoteFault.class, () -> new CommandShell("  ", HostAddress.parse("xen2")));

    assertThat(fault.reason()).isEqualTo(Reason.BAD_SETTINGS);
  }

  @Test
  void itsStatus255IsTheConnections() throws Exception {
    try (RemoteShell shell =
            new CommandShell(
                "sh -c 'echo Host key verification failed. >&2; exit 255'",
                HostAddress.parse("xen2"));
        RemoteProcess process = shell.start("true", _ -> {})) {
      RemoteFault fault =
          catchThrowableOfType(RemoteFault.class, () -> process.exitStatus(Duration.ofSeconds(20)));

      assertThat(fault.reason()).isEqualTo(Reason.HOST_KEY_UNKNOWN);
    }
  }
}
