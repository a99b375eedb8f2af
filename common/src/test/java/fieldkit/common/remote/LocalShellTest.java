package fieldkit.common.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fieldkit.common.remote.RemoteFault.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands on this machine, directly and by a command that stands between. */
@ParameterizedClass
@ValueSource(strings = {"", "sh -c 'exec sh -c \"$1\"'"})
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class LocalShellTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final RemoteShell shell;
  private final List<String> errors = Collections.synchronizedList(new ArrayList<>());

  LocalShellTest(String between) throws RemoteFault {
    this.shell =
        between.isEmpty()
            ? new LocalShell()
            : new CommandShell(between, HostAddress.parse("ann@xen2"));
  }

  @AfterEach
  void end() {
    shell.close();
  }

  @Test
  void runsACommand() throws Exception {
    RemoteProcess process = start("cat; echo \"$((1 + 1))\"; echo error >&2; exit 3");
    process.out().write("hello\n".getBytes(StandardCharsets.UTF_8));
    process.out().close();

    assertThat(text(process)).isEqualTo("hello\n2\n");
    assertThat(process.exitStatus(SOON)).isEqualTo(3);
    assertThat(errors).containsExactly("error");
  }

  @Test
  void aCommandThatIsNotThereIsNamedSo() throws Exception {
    RemoteProcess process = start("no-such-command");
    RemoteFault fault = catchThrowableOfType(RemoteFault.class, () -> process.exitStatus(SOON));

    assertThat(fault.reason()).isEqualTo(Reason.NO_COMMAND);
    assertThat(fault).hasMessage(shell.name() + ": the command was not found there");
  }

  @Test
  void doesNotWaitForever() throws Exception {
    RemoteProcess process = start("sleep 1000");
    RemoteFault fault =
        catchThrowableOfType(RemoteFault.class, () -> process.exitStatus(Duration.ofMillis(100)));

    assertThat(fault.reason()).isEqualTo(Reason.TIMEOUT);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void closingEndsTheWholeFamily() throws Exception {
    RemoteProcess process = start("trap '' TERM; sleep 1000 & echo $!; sleep 1000; sleep 1000");
    StringBuilder pid = new StringBuilder();
    for (int c; (c = process.in().read()) != '\n'; ) {
      pid.append((char) c);
    }
    process.close();

    assertThat(process.in().read()).isEqualTo(-1);
    assertThat(runs(pid.toString())).isFalse();
  }

  /** Whether a process does more than to wait for somebody to ask how it ended, proc(5). */
  private static boolean runs(String pid) throws IOException {
    try {
      return !Files.readString(Path.of("/proc", pid, "stat")).contains(") Z ");
    } catch (NoSuchFileException gone) {
      return false;
    }
  }

  @Test
  void thereIsOneLane() {
    RemoteFault fault =
        catchThrowableOfType(RemoteFault.class, () -> shell.lanes("/tmp/socket", 2));

    assertThat(fault.reason()).isEqualTo(Reason.NOT_SUPPORTED);
  }

  private RemoteProcess start(String command) throws RemoteFault {
    return shell.start(command, errors::add);
  }

  private static String text(RemoteProcess process) throws IOException {
    return new String(process.in().readAllBytes(), StandardCharsets.UTF_8);
  }
}
