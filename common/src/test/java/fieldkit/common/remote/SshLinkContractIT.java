package fieldkit.common.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fieldkit.common.remote.RemoteFault.Reason;
import fieldkit.common.testing.Aside;
import fieldkit.common.testing.DelayingRelay;
import fieldkit.common.testing.DelayingRelay.Direction;
import fieldkit.common.testing.SshServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that end, go silent or do not keep what is sent over them. */
@ParameterizedClass
@EnumSource
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class SshLinkContractIT {
  /** Says that it runs, and then does something for longer than any test. */
  private static final String WAITING = "echo; cat > /dev/null; sleep 100";

  private static final String SENDING = "cat /dev/zero";
  private static final String TAKING = "echo; cat > /dev/null";

  /** Twice what the silence may last, as the machine may be busy. */
  private static final Duration NOTICED = SshWay.IMPATIENT.silence().multipliedBy(4);

  private static SshServer server;

  private final SshWay way;
  private final List<String> errors = Collections.synchronizedList(new ArrayList<>());
  private DelayingRelay relay;
  private RemoteShell shell;

  SshLinkContractIT(SshWay way) {
    this.way = way;
  }

  @BeforeAll
  static void listen(@TempDir Path folder) throws IOException {
    server = SshServer.start(folder);
  }

  @AfterAll
  static void end() {
    server.close();
  }

  @BeforeEach
  void connect() throws IOException {
    relay = DelayingRelay.to(server.port(), Duration.ZERO);
    shell = way.shell(server.config(relay.port()));
  }

  @AfterEach
  void disconnect() {
    shell.close();
    relay.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {WAITING, SENDING, TAKING})
  void aCutIsNoticed(String command) throws Exception {
    RemoteProcess process = running(command);
    Aside<Void> traffic = traffic(process, command);
    relay.cut();

    assertThat(faultOf(process).reason()).isEqualTo(Reason.LINK_LOST);
    assertThat(ended(traffic)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {WAITING, SENDING, TAKING})
  void silenceIsNoticed(String command) throws Exception {
    RemoteProcess process = running(command);
    Aside<Void> traffic = traffic(process, command);
    long begin = System.nanoTime();
    relay.stall();

    RemoteFault fault = faultOf(process);
    assertThat(fault.reason()).isEqualTo(Reason.TIMEOUT);
    assertThat(fault).hasMessage("fixture: does not answer");
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(NOTICED);
    assertThat(ended(traffic)).isTrue();
  }

  @Test
  void aCommandThatIsSilentIsNot() throws Exception {
    Duration quiet = SshWay.IMPATIENT.silence().multipliedBy(2);
    RemoteProcess process = running("echo; sleep %d; echo".formatted(quiet.toSeconds()));

    assertThat(process.in().readAllBytes()).containsExactly('\n');
    assertThat(process.exitStatus(SshWay.SOON)).isZero();
  }

  @Test
  void theServersEndIsNoticed(@TempDir Path folder) throws Exception {
    try (SshServer mortal = SshServer.start(folder);
        RemoteShell there = way.shell(mortal.config());
        RemoteProcess process = there.start(WAITING, errors::add)) {
      assertThat(process.in().read()).isEqualTo('\n');
      mortal.kill();

      assertThat(faultOf(process).reason()).isEqualTo(Reason.LINK_LOST);
      assertThat(process.in().read()).isEqualTo(-1);
    }
  }

  @Test
  void aChangedBitIsNoticed() throws Exception {
    RemoteProcess process = running(TAKING);
    relay.flip(Direction.UP, relay.bytes(Direction.UP) + 1_000_000);
    Aside<Void> traffic = traffic(process, TAKING);

    assertThat(faultOf(process).reason()).isEqualTo(Reason.LINK_LOST);
    assertThat(ended(traffic)).isTrue();
  }

  @Test
  void closingDoesNotWaitForADeadLink() throws Exception {
    RemoteProcess process = running(TAKING);
    Aside<Void> traffic = traffic(process, TAKING);
    relay.stall();
    Thread.sleep(500);
    long begin = System.nanoTime();
    shell.close();

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    assertThat(ended(traffic)).isTrue();
  }

  private RemoteProcess running(String command) throws IOException {
    RemoteProcess process = shell.start(command, errors::add);
    int first = process.in().read();
    assertThat(first).as("first byte; errors: %s", errors).isNotNegative();
    return process;
  }

  /** Reads and writes as much as the command lets, until that fails or ends. */
  private static Aside<Void> traffic(RemoteProcess process, String command)
      throws InterruptedException {
    Aside<Void> traffic =
        Aside.run(() -> {
          while (command.equals(TAKING)) {
            process.out().write(new byte[1 << 20]);
          }
          long _ = process.in().transferTo(OutputStream.nullOutputStream());
          return null;
        });
    Thread.sleep(200); // so that it is under way
    return traffic;
  }

  private static boolean ended(Aside<Void> traffic) {
    try {
      Void _ = traffic.get();
    } catch (IOException failed) {
      // that is an end too
    }
    return true;
  }

  private static RemoteFault faultOf(RemoteProcess process) {
    return catchThrowableOfType(
        RemoteFault.class, () -> process.exitStatus(Duration.ofSeconds(30)));
  }
}
