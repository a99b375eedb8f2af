package fieldkit.common.remote.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fieldkit.common.remote.HostAddress;
import fieldkit.common.remote.LinkTimeouts;
import fieldkit.common.remote.Prompter;
import fieldkit.common.remote.RemoteFault;
import fieldkit.common.remote.RemoteFault.Reason;
import fieldkit.common.remote.RemoteProcess;
import fieldkit.common.remote.RemoteShell;
import fieldkit.common.remote.SshOptions;
import fieldkit.common.testing.Command;
import fieldkit.common.testing.SshServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys, trust and configuration of a client that has no ssh to ask. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class BuiltinSshIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static SshServer server;

  private final List<String> questions = new ArrayList<>();
  private Path home;
  private Path ssh;

  @BeforeAll
  static void listen(@TempDir Path folder) throws IOException {
    server = SshServer.start(folder);
  }

  @AfterAll
  static void end() {
    server.close();
  }

  @BeforeEach
  void settle(@TempDir Path home) throws IOException {
    this.home = home;
    ssh = Files.createDirectory(home.resolve(".ssh"));
    trust("[127.0.0.1]:%d".formatted(server.port()));
    Path _ = Files.copy(server.identity(), ssh.resolve("id_ed25519"));
  }

  private void trust(String name) throws IOException {
    String known = Files.readString(server.knownHosts()).replace(SshServer.ALIAS, name);
    Path _ = Files.writeString(ssh.resolve("known_hosts"), known);
  }

  @Test
  void theUsualFilesAreEnough() throws Exception {
    assertThat(hello(here())).isEqualTo("hello");
  }

  @Test
  void hashedNamesAreRecognised() throws Exception {
    Command.sh(ssh, "ssh-keygen -q -H -f known_hosts 2>&1 && rm known_hosts.old");
    assertThat(Files.readString(ssh.resolve("known_hosts"))).startsWith("|1|");

    assertThat(hello(here())).isEqualTo("hello");
  }

  @Test
  void aHostKeyMayBeKnownWithoutItsPort() throws Exception {
    trust("127.0.0.1"); // as OpenSSH has it

    assertThat(hello(here())).isEqualTo("hello");
  }

  @Test
  void anUnknownHostKeyIsShown() throws Exception {
    trust("elsewhere");
    RemoteFault fault = faultOf(here());

    assertThat(fault.reason()).isEqualTo(Reason.HOST_KEY_UNKNOWN);
    assertThat(fault)
        .hasMessageMatching(".*: its host key is not known here \\(ssh-ed25519 SHA256:.*\\)");
    assertThat(Files.readString(ssh.resolve("known_hosts"))).startsWith("elsewhere");
  }

  @Test
  void configurationNamesTheHost() throws Exception {
    config(
        """
        Host other
          Port 1
        Host xen2 !nobody
          HostName 127.0.0.1
          Port = %d
          User "%s"
          IdentityFile ~/.ssh/keys/%%n
          Ciphers none
        Host *
          Port 2
          IdentityFile %%d/.ssh/keys/%%h
        """
            .formatted(server.port(), SshServer.user()));
    Path keys = Files.createDirectory(ssh.resolve("keys"));
    Path _ = Files.move(ssh.resolve("id_ed25519"), keys.resolve("127.0.0.1"));

    assertThat(hello(HostAddress.parse("xen2"), SshOptions.none(), null, Map.of()))
        .isEqualTo("hello");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ProxyJump bastion",
        "ProxyCommand nc %h %p",
        "Include config.d/*",
        "Match host xen3\n  User ann",
        "Host *\n  proxyjump=bastion",
        "Ciphers aes256-ctr",
        "IdentityFile ~/%C",
        "ConnectTimeout x",
        "ConnectTimeout",
        "User 'ann"
      })
  void whatIsBeyondItIsRefused(String lines) throws Exception {
    config(lines);
    RemoteFault fault = faultOf(here());

    assertThat(fault.reason()).isEqualTo(Reason.BAD_SETTINGS);
  }

  @Test
  void otherHostsMayBeBeyondIt() throws Exception {
    config("Host other\n  ProxyJump bastion\n  Include more\n");

    assertThat(hello(here())).isEqualTo("hello");
  }

  @Test
  void withoutAConfigurationItDoesNotMatter() throws Exception {
    config("ProxyJump bastion\n");
    SshOptions none = new SshOptions(server.port(), List.of(), null, List.of(), "none");

    assertThat(hello(address(), none, null, Map.of())).isEqualTo("hello");
  }

  @Test
  void unknownWordsOfTheCommandLineAreRefused() throws Exception {
    SshOptions odd =
        new SshOptions(server.port(), List.of(), null, List.of("Compression=yes"), null);
    SshOptions jump = new SshOptions(server.port(), List.of(), "bastion", List.of(), null);

    assertThat(faultOf(odd).reason()).isEqualTo(Reason.BAD_SETTINGS);
    assertThat(faultOf(jump).reason()).isEqualTo(Reason.BAD_SETTINGS);
  }

  @Test
  void aPassphraseIsAskedFor() throws Exception {
    lock();

    assertThat(hello(address(), here(), asking("secret"), Map.of())).isEqualTo("hello");
    assertThat(questions)
        .containsExactly("Passphrase of %s: ".formatted(ssh.resolve("id_ed25519")));
  }

  @Test
  void nobodyIsAskedForAKeyThatTheServerDoesNotTake() throws Exception {
    lock();
    Path stranger = Files.copy(server.stranger(), ssh.resolve("id_rsa"));
    Command.sh(ssh, "ssh-keygen -q -p -P '' -N other -f " + stranger);

    assertThat(hello(address(), here(), asking("secret"), Map.of())).isEqualTo("hello");
    assertThat(questions).hasSize(1);
  }

  @Test
  void aWrongPassphraseIsAskedForAgain() throws Exception {
    lock();
    Prompter wrong =
        (question, _) -> {
          questions.add(question);
          return questions.size() < 3 ? "wrong" : "secret";
        };

    assertThat(hello(address(), here(), wrong, Map.of())).isEqualTo("hello");
    assertThat(questions).hasSize(3);
  }

  @Test
  void withNobodyToAskTheLockedKeyIsNamed() throws Exception {
    lock();
    RemoteFault fault = faultOf(here());

    assertThat(fault.reason()).isEqualTo(Reason.DENIED);
    assertThat(fault).hasMessageContaining("id_ed25519 needs a passphrase");
    assertThat(fault.help()).contains("ssh-add");
  }

  @Test
  void theAgentHasTheKey() throws Exception {
    lock();
    Path socket = home.resolve("agent");
    String printed = Command.sh(home, "ssh-agent -s -a " + socket);
    String pid = printed.replaceAll("(?s).*SSH_AGENT_PID=(\\d+).*", "$1");
    try {
      Command.sh(home, "SSH_AUTH_SOCK=%s ssh-add -q %s".formatted(socket, server.identity()));

      assertThat(hello(address(), here(), null, Map.of("SSH_AUTH_SOCK", socket.toString())))
          .isEqualTo("hello");
    } finally {
      Command.sh(home, "kill " + pid);
    }
  }

  @Test
  void anAgentThatIsGoneDoesNoHarm() throws Exception {
    assertThat(hello(address(), here(), null, Map.of("SSH_AUTH_SOCK", "/no/such/socket")))
        .isEqualTo("hello");
  }

  private void lock() {
    Command.sh(ssh, "chmod 600 id_ed25519 && ssh-keygen -q -p -P '' -N secret -f id_ed25519");
  }

  private Prompter asking(String answer) {
    return (question, secret) -> {
      questions.add(question);
      return secret ? answer : null;
    };
  }

  private void config(String text) throws IOException {
    Path _ = Files.writeString(ssh.resolve("config"), text);
  }

  private static HostAddress address() {
    return new HostAddress(SshServer.user(), "127.0.0.1");
  }

  private static SshOptions here() {
    return new SshOptions(server.port(), List.of(), null, List.of(), null);
  }

  private String hello(SshOptions options) throws Exception {
    return hello(address(), options, null, Map.of());
  }

  private String hello(
      HostAddress host,
      SshOptions options,
      @Nullable Prompter prompter,
      Map<String, String> environment)
      throws Exception {
    try (RemoteShell shell =
            new BuiltinSsh(host, options, LinkTimeouts.standard(), prompter, home, environment);
        RemoteProcess process = shell.start("printf hello", _ -> {})) {
      String said = new String(process.in().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.exitStatus(SOON)).isZero();
      return said;
    }
  }

  private RemoteFault faultOf(SshOptions options) {
    return catchThrowableOfType(RemoteFault.class, () -> hello(options));
  }
}
