package fieldkit.blocksync.farend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fieldkit.blocksync.testing.Programs;
import fieldkit.common.cli.CommandFault;
import fieldkit.common.cli.ExitStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Far ends are started through real login shells of this machine. */
@Timeout(60)
class FarEndStarterTest {
  private static final String NO_PYTHON = "exit 127";
  private static final String SERVER =
      """
      [ "$*" = "server --protocol" ] && { echo %1$s; exit; }
      [ "$1 $2" = "server --token" ] || exit 2
      echo "$3 ready %1$s"
      exec cat
      """;

  @TempDir Path home;
  private final List<String> errors = new ArrayList<>();
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  private Login login(String... shell) {
    Programs.assumeThere(shell[0]);
    Login login = new Login(home, shell);
    open.add(login);
    return login;
  }

  private FarEnd start(Login login, FarEndChoice choice, boolean sudo) throws Exception {
    FarEndRequest request = new FarEndRequest(choice, sudo, null, Duration.ofSeconds(20));
    FarEnd end = new FarEndStarter(login, request, errors::add).start();
    open.add(end);
    return end;
  }

  private FarEnd start(Login login) throws Exception {
    return start(login, FarEndChoice.AUTO, false);
  }

  private static void say(FarEnd end, String text) throws IOException {
    end.out().write(text.getBytes(StandardCharsets.UTF_8));
    end.out().flush();
  }

  private static String hear(FarEnd end, int length) throws IOException {
    return new String(end.in().readNBytes(length), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "bash", "dash", "busybox sh", "zsh", "mksh", "csh", "tcsh", "fish"})
  void thePythonAgentComesThroughEveryLoginShell(String shell) throws Exception {
    FarEnd end = start(login(shell.split(" ")), FarEndChoice.PYTHON, false);
    assertThat(end.kind()).isEqualTo(FarEndKind.PYTHON);
    assertThat(end.about()).contains("Python 3.").contains("Linux");
    Wire wire = new Wire(end.in(), end.out(), end.token().bytes());
    wire.send(
        Wire.HELLO,
        Wire.fields(
            Map.of("version", "1", "role", "source", "suites", "sha256", "path", "/nowhere/x")));
    assertThat(wire.expect(Wire.FAULT).fields())
        .containsEntry("what", "/nowhere/x: No such file or folder")
        .containsEntry("status", "4");
    assertThat(end.in().read()).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "busybox sh", "csh", "fish"})
  void theShellGoesOnByItself(String shell) throws Exception {
    FarEnd end = start(login(shell.split(" ")), FarEndChoice.SHELL, false);
    assertThat(end.kind()).isEqualTo(FarEndKind.SHELL);
    say(end, "echo \"it's $((6 * 7))\"\n");
    assertThat(hear(end, 8)).isEqualTo("it's 42\n");
  }

  @Test
  void whatIsInstalledComesFirst() throws Exception {
    FarEnd end = start(login("sh").with("blocksync", SERVER.formatted(1)));
    assertThat(end.kind()).isEqualTo(FarEndKind.INSTALLED);
    say(end, "bytes of the protocol");
    assertThat(hear(end, 21)).isEqualTo("bytes of the protocol");
  }

  @Test
  void whatSpeaksAnotherVersionIsLeftAlone() throws Exception {
    assertThat(start(login("sh").with("blocksync", SERVER.formatted(2))).kind())
        .isEqualTo(FarEndKind.PYTHON);
    assertThatThrownBy(() -> start(login("sh"), FarEndChoice.INSTALLED, false))
        .hasMessage("xen2: the blocksync there speaks version 2 of the protocol, this one 1");
  }

  @Test
  void anotherProgramOfThatNameIsNone() throws Exception {
    Login login = login("sh").with("blocksync", "cat; echo 'usage: blocksync 3 [-h]' >&2; exit 2");
    assertThat(start(login).kind()).isEqualTo(FarEndKind.PYTHON);
  }

  @Test
  void anOldPythonIsNone() throws Exception {
    Login login = login("sh").with("python3", "echo 305");
    assertThat(start(login).kind()).isEqualTo(FarEndKind.SHELL);
    assertThatThrownBy(() -> start(login, FarEndChoice.PYTHON, false))
        .hasMessage("xen2: python3 is 3.5, and 3.6 or newer is needed");
  }

  @Test
  void whereThereIsNothingItSaysWhatIsMissing() throws Exception {
    Login login = login("sh").with("python3", NO_PYTHON).with("dd", "exit 1");
    assertThatThrownBy(() -> start(login))
        .isInstanceOf(CommandFault.class)
        .hasMessageContaining("no blocksync is installed")
        .hasMessageContaining("no usable python3")
        .hasMessageContaining("no dd that knows");
  }

  @Test
  void aBannerIsKeptApart() throws Exception {
    FarEnd end = start(login("sh").saying("printf 'Welcome!\\nLast login: now '"));
    assertThat(end.kind()).isEqualTo(FarEndKind.PYTHON);
    assertThat(end.banner()).isEqualTo("Welcome!\nLast login: now ");
  }

  @Test
  void aShellThatEchoesItsCommandsDeceivesNobody() throws Exception {
    FarEnd end = start(login("sh", "-c", "echo \"+ $2\"; exec sh -c \"$2\"", "echoing"));
    assertThat(end.kind()).isEqualTo(FarEndKind.PYTHON);
    assertThat(end.banner()).startsWith("+ exec sh -c 't=" + end.token().text());
  }

  @Test
  void aHostThatIsNoShellIsShown() {
    assertThatThrownBy(() -> start(login("sh").saying("echo This account is closed.; exit 1")))
        .isInstanceOf(CommandFault.class)
        .hasMessage("xen2: a shell ended (status 1) before it began")
        .extracting(fault -> ((CommandFault) fault).help())
        .isEqualTo("it printed: This account is closed.");
  }

  @Test
  void endlessNoiseIsCutShort() {
    assertThatThrownBy(() -> start(login("sh").saying("exec cat /dev/zero")))
        .isInstanceOf(CommandFault.class)
        .hasMessage("xen2: a shell did not answer, but prints without end");
  }

  @Test
  void silenceHasAnEnd() {
    Login login = login("sh").saying("sleep 30");
    FarEndRequest request =
        new FarEndRequest(FarEndChoice.AUTO, false, null, Duration.ofSeconds(1));
    assertThatThrownBy(() -> new FarEndStarter(login, request, errors::add).start())
        .isInstanceOf(CommandFault.class)
        .hasMessage("xen2: a shell did not answer within 1 seconds");
  }

  @Test
  void aForcedCommandAnswersAtOnce() throws Exception {
    // what authorized_keys does: the wanted command is a variable, another one runs
    Login login = login("sh", "-c", "t=${2#*t=}; echo \"${t%%;*} ready 1\"; exec cat", "forced");
    FarEnd end = start(login);
    assertThat(end.kind()).isEqualTo(FarEndKind.FORCED);
    say(end, "HELLO");
    assertThat(hear(end, 5)).isEqualTo("HELLO");
  }

  @Test
  void aForcedCommandOfAnotherVersionIsToldApart() {
    Login login = login("sh", "-c", "t=${2#*t=}; echo \"${t%%;*} ready 7\"; exec cat", "forced");
    assertThatThrownBy(() -> start(login))
        .hasMessage("xen2: blocksync there speaks version 7 of the protocol, this one 1");
  }

  @Test
  void sudoIsNotAskedByRoot() throws Exception {
    Login login = login("sh").with("id", "echo 0").with("sudo", "echo no >&2; exit 1");
    assertThat(start(login, FarEndChoice.AUTO, true).kind()).isEqualTo(FarEndKind.PYTHON);
  }

  @Test
  void sudoThatWantsAPasswordIsSaidNotWaitedFor() throws Exception {
    Login login =
        login("sh").with("id", "echo 1000").with("sudo", "[ $1 = -n ] || sleep 99; exit 1");
    assertThatThrownBy(() -> start(login, FarEndChoice.AUTO, true))
        .isInstanceOf(CommandFault.class)
        .hasMessage("xen2: sudo would ask for a password there, or is not allowed to this user")
        .extracting(fault -> ((CommandFault) fault).status())
        .isEqualTo(ExitStatus.FAILED);
  }

  @Test
  void theAgentRunsUnderSudo() throws Exception {
    Login login = login("sh").with("id", "echo 1000");
    login.with("sudo", "[ $1 = -n ] || exit 1; shift; echo \"as root: ${1##*/}\" >&2; exec \"$@\"");
    assertThat(start(login, FarEndChoice.PYTHON, true).kind()).isEqualTo(FarEndKind.PYTHON);
    assertThat(start(login, FarEndChoice.SHELL, true).kind()).isEqualTo(FarEndKind.SHELL);
    assertThat(errors).contains("as root: python3", "as root: sh");
  }

  @Test
  void sudoMayAllowBlocksyncAlone() throws Exception {
    Login login = login("sh").with("id", "echo 1000").with("blocksync", SERVER.formatted(1));
    login.with("sudo", "shift; case $1 in */blocksync) exec \"$@\";; esac; exit 1");
    assertThat(start(login, FarEndChoice.AUTO, true).kind()).isEqualTo(FarEndKind.INSTALLED);
  }
}
