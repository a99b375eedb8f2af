package fieldkit.common.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fieldkit.common.remote.RemoteFault.Reason;
import fieldkit.common.testing.SshServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** What the user has set up for ssh, and what is added to it. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class SystemSshIT {
  private static SshServer server;

  @BeforeAll
  static void listen(@TempDir Path folder) throws IOException {
    server = SshServer.start(folder);
  }

  @AfterAll
  static void end() {
    server.close();
  }

  @Test
  void withoutAClientItSaysHowToGetOne() throws Exception {
    try (RemoteShell shell =
        new SystemSsh(
            "no-such-ssh",
            HostAddress.parse("xen2"),
            SshOptions.none(),
            LinkTimeouts.standard(),
            false,
            false)) {
      RemoteFault fault =
          catchThrowableOfType(RemoteFault.class, () -> shell.start("true", _ -> {}));

      assertThat(fault.reason()).isEqualTo(Reason.NO_CLIENT);
      assertThat(fault).hasMessage("no-such-ssh: not installed, or no program");
      assertThat(fault.help()).contains("apt install openssh-client");
    }
  }

  @Test
  void silenceIsNoticedAndNobodyIsAsked() throws Exception {
    assertThat(wordsOf(server.config()))
        .contains(
            "ServerAliveInterval=5",
            "ServerAliveCountMax=4",
            "ConnectTimeout=15",
            "BatchMode=yes",
            "ClearAllForwardings=yes");
  }

  @Test
  void whatTheUserConfiguredStays() throws Exception {
    Path config = server.config(server.port(), "ServerAliveInterval 60", "ConnectTimeout 7");

    assertThat(wordsOf(config))
        .noneMatch(word -> word.startsWith("ServerAlive"))
        .noneMatch(word -> word.startsWith("ConnectTimeout"));
  }

  @Test
  void theUsersWordsComeFirst() throws Exception {
    List<String> words = wordsOf(server.config(), "ServerAliveInterval=0");

    assertThat(words).containsSubsequence("ServerAliveInterval=0", "ServerAliveInterval=5");
  }

  @Test
  void theUsersSessionsAreNotOurs() throws Exception {
    Path config =
        server.config(
            server.port(),
            "RemoteCommand tmux",
            "RequestTTY yes",
            "LocalForward 127.0.0.1:%d 127.0.0.1:1".formatted(server.port()),
            "ExitOnForwardFailure yes");

    assertThat(said(options(config), "echo hello")).isEqualTo("hello\n");
  }

  @Test
  void aHostOnTheWay(@TempDir Path folder) throws Exception {
    try (SshServer jump = SshServer.start(folder.resolve("jump"))) {
      String far = Files.readString(server.config()).replace("Host fixture", "Host far");
      Path both = Files.writeString(folder.resolve("both"), far + Files.readString(jump.config()));
      SshOptions options =
          new SshOptions(null, List.of(), SshServer.ALIAS, List.of(), both.toString());
      try (RemoteShell shell = shell(HostAddress.parse("far"), options);
          RemoteProcess process = shell.start("echo hello", _ -> {})) {
        assertThat(process.in().readAllBytes()).asString().isEqualTo("hello\n");
        assertThat(process.exitStatus(SshWay.SOON)).isZero();
      }
      assertThat(jump.log()).contains("Accepted publickey");
    }
  }

  @Test
  void portAndKeyAreTheUsersWords() throws Exception {
    SshOptions options =
        new SshOptions(
            server.port(),
            List.of(server.identity().toString()),
            null,
            List.of("UserKnownHostsFile=" + server.knownHosts(), "HostKeyAlias=fixture"),
            "none");
    HostAddress host = new HostAddress(SshServer.user(), "127.0.0.1");

    try (RemoteShell shell = shell(host, options);
        RemoteProcess process = shell.start("echo hello", _ -> {})) {
      assertThat(process.in().readAllBytes()).asString().isEqualTo("hello\n");
    }
  }

  @Test
  void aSettingThatSshDoesNotKnowIsNamed() throws Exception {
    SshOptions options =
        new SshOptions(null, List.of(), null, List.of("NoSuch=1"), server.config().toString());
    RemoteFault fault = catchThrowableOfType(RemoteFault.class, () -> said(options, "true"));

    assertThat(fault.reason()).isEqualTo(Reason.BAD_SETTINGS);
    assertThat(fault).hasMessageContaining("Bad configuration option: nosuch");
  }

  @Test
  void chattyProfilesSpeakFirst(@TempDir Path folder) throws Exception {
    try (SshServer chatty = SshServer.start(folder, SshServer.chatty("Welcome!"))) {
      assertThat(said(options(chatty.config()), "echo hello")).isEqualTo("Welcome!\nhello\n");
    }
  }

  @Test
  void lanesAreOnlyForThoseWhoAskedForThem() throws Exception {
    try (RemoteShell shell = shell(HostAddress.parse(SshServer.ALIAS), options(server.config()));
        RemoteProcess _ = shell.start("cat", _ -> {})) {
      RemoteFault fault =
          catchThrowableOfType(RemoteFault.class, () -> shell.lanes("/tmp/socket", 1));

      assertThat(fault.reason()).isEqualTo(Reason.NOT_SUPPORTED);
    }
  }

  private static SshOptions options(Path config, String... settings) {
    return new SshOptions(null, List.of(), null, List.of(settings), config.toString());
  }

  private static RemoteShell shell(HostAddress host, SshOptions options) {
    return new SystemSsh("ssh", host, options, LinkTimeouts.standard(), false, false);
  }

  private static String said(SshOptions options, String command) throws Exception {
    try (RemoteShell shell = shell(HostAddress.parse(SshServer.ALIAS), options);
        RemoteProcess process = shell.start(command, _ -> {})) {
      String said = new String(process.in().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.exitStatus(SshWay.SOON)).isZero();
      return said;
    }
  }

  /** The words that ssh was started with. */
  private static List<String> wordsOf(Path config, String... settings) throws Exception {
    try (RemoteShell shell = shell(HostAddress.parse(SshServer.ALIAS), options(config, settings));
        RemoteProcess process = shell.start("echo; exec cat", _ -> {})) {
      assertThat(process.in().read()).isEqualTo('\n');
      return ProcessHandle.current()
          .children()
          .flatMap(child -> Stream.of(child.info().arguments().orElse(new String[0])))
          .toList();
    }
  }
}
