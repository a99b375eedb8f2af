package fieldkit.common.remote;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.common.remote.RemoteFault.Reason;
import fieldkit.common.testing.SshServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Hosts that cannot be reached, are not trusted, or do not let us in. */
@ParameterizedClass
@EnumSource
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class SshFaultContractIT {
  private final SshWay way;
  private final List<String> errors = Collections.synchronizedList(new ArrayList<>());
  private SshServer server;
  private Path folder;

  SshFaultContractIT(SshWay way) {
    this.way = way;
  }

  @BeforeEach
  void listen(@TempDir Path folder) throws IOException {
    this.folder = folder;
    server = SshServer.start(folder.resolve("server"));
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Test
  void anUnknownHostKeyIsNotTrusted() throws Exception {
    server.pretendUnknown();

    RemoteFault fault = faultOf(server.config());

    assertThat(fault.reason()).isEqualTo(Reason.HOST_KEY_UNKNOWN);
    assertThat(fault).hasMessageContaining("fixture: its host key is not known here");
    assertThat(fault.help()).contains("ssh fixture");
  }

  @Test
  void anotherHostKeyIsNotTrusted() throws Exception {
    server.pretendOtherHostKey();

    RemoteFault fault = faultOf(server.config());

    assertThat(fault.reason()).isEqualTo(Reason.HOST_KEY_CHANGED);
    assertThat(fault.help()).contains("ssh-keygen -R fixture");
  }

  @Test
  void aRevokedHostKeyIsNotTrusted() throws Exception {
    String known = Files.readString(server.knownHosts());
    Path _ = Files.writeString(server.knownHosts(), known + "@revoked " + known);

    assertThat(faultOf(server.config()).reason()).isEqualTo(Reason.HOST_KEY_CHANGED);
  }

  @Test
  void aKeyThatTheServerDoesNotKnowIsDenied() throws Exception {
    String stranger = "IdentityFile " + server.stranger();
    Path config = server.config(server.port(), stranger);
    String text = Files.readString(config).replace("IdentityFile " + server.identity(), "");
    Path _ = Files.writeString(config, text);

    RemoteFault fault = faultOf(config);

    assertThat(fault.reason()).isEqualTo(Reason.DENIED);
    assertThat(fault).hasMessage("fixture: does not let us in (publickey)");
  }

  @Test
  void aPortWhereNobodyListensIsUnreachable() throws Exception {
    int dead;
    try (ServerSocket socket = new ServerSocket(0)) {
      dead = socket.getLocalPort();
    }

    RemoteFault fault = faultOf(server.config(dead));

    assertThat(fault.reason()).isEqualTo(Reason.UNREACHABLE);
    assertThat(fault).hasMessage("fixture: cannot be reached (connection refused)");
  }

  @Test
  void aServerThatSaysNothingDoesNotAnswer() throws Exception {
    try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      RemoteFault fault = faultOf(server.config(mute.getLocalPort()));

      assertThat(fault.reason()).isEqualTo(Reason.TIMEOUT);
      assertThat(fault).hasMessage("fixture: does not answer");
    }
  }

  @Test
  void aNameThatNobodyKnowsIsNotFound() throws Exception {
    Path config = Files.writeString(folder.resolve("config"), "");
    try (RemoteShell shell = way.shell(HostAddress.parse("nobody@no-such-host.invalid"), config)) {
      RemoteFault fault = faultOf(shell, "true");

      assertThat(fault.reason()).isEqualTo(Reason.HOST_NOT_FOUND);
      assertThat(fault)
          .hasMessageStartingWith("nobody@no-such-host.invalid: no such host is known");
    }
  }

  @Test
  void aCommandThatIsNotThereIsNamedSo() throws Exception {
    RemoteFault fault = faultOf(server.config(), "no-such-command");

    assertThat(fault.reason()).isEqualTo(Reason.NO_COMMAND);
    assertThat(fault).hasMessage("fixture: the command was not found there");
    assertThat(errors).anyMatch(line -> line.contains("no-such-command"));
  }

  @Test
  void aFileThatIsNoProgramIsNamedSo() throws Exception {
    assertThat(faultOf(server.config(), "/etc/passwd").reason()).isEqualTo(Reason.NO_COMMAND);
  }

  @Test
  void whatTheServerShowsBeforeTheLoginIsSeen() throws Exception {
    Path texts = folder.resolve("texts");
    try (SshServer chatty =
            SshServer.start(
                folder.resolve("chatty"), SshServer.banner(texts, "Beware!\nOf the dog.\n"));
        RemoteShell shell = way.shell(chatty.config());
        RemoteProcess process = shell.start("true", errors::add)) {
      assertThat(process.in().readAllBytes()).isEmpty();
      assertThat(process.exitStatus(SshWay.SOON)).isZero();
    }
    assertThat(errors).containsSubsequence("Beware!", "Of the dog.");
  }

  private RemoteFault faultOf(Path config) throws Exception {
    return faultOf(config, "echo reached");
  }

  private RemoteFault faultOf(Path config, String command) throws Exception {
    try (RemoteShell shell = way.shell(config)) {
      return faultOf(shell, command);
    }
  }

  /** The fault of a command, wherever it shows. */
  private RemoteFault faultOf(RemoteShell shell, String command) throws Exception {
    try (RemoteProcess process = shell.start(command, errors::add)) {
      assertThat(process.in().readAllBytes()).isEmpty();
      int status = process.exitStatus(SshWay.SOON);
      throw new AssertionError("it ended with " + status);
    } catch (RemoteFault fault) {
      return fault;
    }
  }
}
