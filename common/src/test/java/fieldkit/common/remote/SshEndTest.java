package fieldkit.common.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fieldkit.common.remote.RemoteFault.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What OpenSSH's client says when it gives up; each line as a client wrote it. */
class SshEndTest {
  private final SshEnd end = new SshEnd("root@xen2");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HOST_NOT_FOUND|ssh: Could not resolve hostname xen2: Name or service not known
          HOST_NOT_FOUND|ssh: Could not resolve hostname xen2: Temporary failure in name resolution
          UNREACHABLE|ssh: connect to host xen2 port 22: Connection refused
          UNREACHABLE|ssh: connect to host xen2 port 22: No route to host
          UNREACHABLE|ssh: connect to host fe80::1 port 22: Network is unreachable
          TIMEOUT|ssh: connect to host xen2 port 22: Connection timed out
          TIMEOUT|ssh: connect to host xen2 port 22: Operation timed out
          TIMEOUT|Connection timed out during banner exchange
          TIMEOUT|Timeout, server 10.0.0.2 not responding.
          HOST_KEY_UNKNOWN|Host key verification failed.
          DENIED|root@10.0.0.2: Permission denied (publickey,password).
          DENIED|Received disconnect from 10.0.0.2 port 22:2: Too many authentication failures
          LINK_LOST|client_loop: send disconnect: Broken pipe
          LINK_LOST|Connection to 10.0.0.2 closed by remote host.
          LINK_LOST|Connection closed by 10.0.0.2 port 22
          LINK_LOST|Connection reset by 10.0.0.2 port 22
          LINK_LOST|Read from remote host 10.0.0.2: Connection reset by peer
          LINK_LOST|kex_exchange_identification: Connection closed by remote host
          LINK_LOST|Corrupted MAC on input.
          LINK_LOST|ssh_dispatch_run_fatal: Connection to 10.0.0.2 port 22: message authentication code incorrect
          FAILED|Unable to negotiate with 10.0.0.2 port 22: no matching host key type found. Their offer: ssh-dss
          BAD_SETTINGS|command-line: line 0: Bad configuration option: foo
          BAD_SETTINGS|Bad owner or permissions on /root/.ssh/config
          LINK_LOST|something new
          """)
  void giveUpsAreUnderstood(Reason reason, String line) {
    assertThat(faultOf(255, "Last login: yesterday", line).reason()).isEqualTo(reason);
  }

  @Test
  void theReasonIsPartOfTheMessage() {
    assertThat(faultOf(255, "ssh: connect to host xen2 port 22: No route to host"))
        .hasMessage("root@xen2: cannot be reached (no route to host)");
    assertThat(faultOf(255, "/root/.ssh/Config: line 3: Bad configuration option: x"))
        .hasMessage(
            "root@xen2: cannot be used (/root/.ssh/Config: line 3: Bad configuration option: x)");
    assertThat(faultOf(255))
        .hasMessage("root@xen2: the connection was lost (ssh ended without saying why)");
  }

  @Test
  void aChangedKeyIsMoreThanAnUnknownOne() {
    RemoteFault fault =
        faultOf(
            255,
            "@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @",
            "Host key verification failed.");

    assertThat(fault.reason()).isEqualTo(Reason.HOST_KEY_CHANGED);
    assertThat(fault.help()).endsWith("ssh-keygen -R xen2");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 4, 70, 125, 128, 130, 143, 254})
  void otherStatusesAreTheCommands(int status) {
    assertThatCode(() -> end.check(status, List.of("Host key verification failed.")))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(ints = {126, 127})
  void aShellSaysThatThereIsNoCommand(int status) {
    assertThat(faultOf(status).reason()).isEqualTo(Reason.NO_COMMAND);
  }

  private RemoteFault faultOf(int status, String... lines) {
    return catchThrowableOfType(RemoteFault.class, () -> end.check(status, List.of(lines)));
  }
}
