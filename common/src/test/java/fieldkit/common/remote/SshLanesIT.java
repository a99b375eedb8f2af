package fieldkit.common.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fieldkit.common.remote.RemoteFault.Reason;
import fieldkit.common.testing.Aside;
import fieldkit.common.testing.Command;
import fieldkit.common.testing.EchoSocket;
import fieldkit.common.testing.SshServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** More channels over one login. */
@ParameterizedClass
@EnumSource
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class SshLanesIT {
  private static final String WAITING = "echo; cat > /dev/null";

  private final SshWay way;
  private Path folder;
  private EchoSocket echo;

  SshLanesIT(SshWay way) {
    this.way = way;
  }

  @BeforeEach
  void listen(@TempDir Path folder) throws IOException {
    this.folder = folder;
    echo = EchoSocket.at(socket());
  }

  @AfterEach
  void end() throws IOException {
    echo.close();
  }

  @Test
  void lanesCarryBytesBesideEachOther() throws Exception {
    byte[] sent = new byte[3 << 20];
    new SplittableRandom(1).nextBytes(sent);
    try (SshServer server = server("MaxSessions 1"); // lanes are no sessions
        RemoteShell shell = way.shell(server.config());
        RemoteProcess _ = running(shell)) {
      List<Aside<byte[]>> backs = new ArrayList<>();
      for (Lane lane : shell.lanes(socket().toString(), 3)) {
        backs.add(Aside.run(() -> throughAndBack(lane, sent)));
      }
      for (Aside<byte[]> back : backs) {
        assertThat(back.get()).isEqualTo(sent);
      }
      assertThat(logins(server)).isEqualTo(1);
    }
  }

  private static byte[] throughAndBack(Lane lane, byte[] bytes) throws IOException {
    assertThat(lane.in().read()).isEqualTo(EchoSocket.GREETING);
    Aside<Void> writer =
        Aside.run(() -> {
          lane.out().write(bytes);
          lane.out().close();
          return null;
        });
    byte[] back = lane.in().readAllBytes();
    Void _ = writer.get();
    lane.close();
    return back;
  }

  @Test
  void lanesCanBeHadLater() throws Exception {
    try (SshServer server = server();
        RemoteShell shell = way.shell(server.config());
        RemoteProcess _ = running(shell)) {
      for (int i = 0; i < 2; i++) {
        Lane lane = shell.lanes(socket().toString(), 1).getFirst();
        assertThat(throughAndBack(lane, new byte[] {1, 2})).containsExactly(1, 2);
      }
    }
  }

  @Test
  void withoutALoginThereAreNone() throws Exception {
    try (SshServer server = server();
        RemoteShell shell = way.shell(server.config())) {
      RemoteFault fault =
          catchThrowableOfType(RemoteFault.class, () -> shell.lanes(socket().toString(), 1));

      assertThat(fault.reason()).isEqualTo(Reason.NOT_SUPPORTED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"AllowStreamLocalForwarding no", "DisableForwarding yes", ""})
  void aLaneThatLeadsNowhereEnds(String setting) throws Exception {
    Path socket = setting.isEmpty() ? folder.resolve("none") : socket();
    try (SshServer server = server(setting);
        RemoteShell shell = way.shell(server.config());
        RemoteProcess process = running(shell)) {
      assertThat(firstByte(shell, socket)).isEmpty();
      process.out().close();
      assertThat(process.exitStatus(SshWay.SOON)).isZero();
    }
  }

  private static Optional<Integer> firstByte(RemoteShell shell, Path socket) {
    try {
      int first = shell.lanes(socket.toString(), 1).getFirst().in().read();
      return Optional.of(first).filter(b -> b >= 0);
    } catch (IOException refused) {
      return Optional.empty();
    }
  }

  @Test
  void aLaneEndsWithTheLink() throws Exception {
    try (SshServer server = server();
        RemoteShell shell = way.shell(server.config());
        RemoteProcess _ = running(shell)) {
      Lane lane = shell.lanes(socket().toString(), 1).getFirst();
      assertThat(lane.in().read()).isEqualTo(EchoSocket.GREETING);
      server.kill();

      assertThat(lane.in().read()).isEqualTo(-1);
    }
  }

  @Test
  void closingALaneWakesItsReader() throws Exception {
    try (SshServer server = server();
        RemoteShell shell = way.shell(server.config());
        RemoteProcess _ = running(shell)) {
      Lane lane = shell.lanes(socket().toString(), 1).getFirst();
      assertThat(lane.in().read()).isEqualTo(EchoSocket.GREETING);
      Aside<Boolean> reader =
          Aside.run(() -> {
            try {
              return lane.in().read() < 0;
            } catch (IOException closed) {
              return true;
            }
          });
      Thread.sleep(100);
      lane.close();

      assertThat(reader.get()).isTrue();
    }
  }

  @Test
  void nothingIsLeftBehind() throws Exception {
    assumeTrue(way == SshWay.SYSTEM, "the built-in client makes no files");
    Path own;
    try (SshServer server = server();
        RemoteShell shell = way.shell(server.config());
        RemoteProcess _ = running(shell)) {
      List<Lane> _ = shell.lanes(socket().toString(), 1);
      own = controlFolder();
      assertThat(Command.sh(own, "stat -c %a .")).isEqualTo("700\n");
      assertThat(Command.sh(own, "ls")).isEqualTo("lane0\nlogin\n");
    }
    assertThat(own).doesNotExist();
  }

  /** The folder that the client of this process was told to use. */
  private static Path controlFolder() {
    return ProcessHandle.current()
        .descendants()
        .flatMap(process -> Stream.of(process.info().arguments().orElse(new String[0])))
        .filter(word -> word.startsWith("ControlPath="))
        .map(word -> Path.of(word.substring(word.indexOf('=') + 1)).resolveSibling("."))
        .findFirst()
        .orElseThrow()
        .normalize();
  }

  @Test
  void theUsersOwnLoginIsUsed() throws Exception {
    assumeTrue(way == SshWay.SYSTEM, "the built-in client knows no shared logins");
    Path control = folder.resolve("control");
    try (SshServer server = server()) {
      Path config = server.config(server.port(), "ControlPath " + control);
      Command.sh(folder, "ssh -F '%s' -M -N -f fixture".formatted(config));
      try (RemoteShell shell = way.shell(config);
          RemoteProcess _ = running(shell)) {
        Lane lane = shell.lanes(socket().toString(), 1).getFirst();
        assertThat(throughAndBack(lane, new byte[] {1})).containsExactly(1);
        assertThat(logins(server)).isEqualTo(1);
      }
      Command.sh(folder, "ssh -F '%s' -O exit fixture 2>&1".formatted(config));
    }
  }

  private SshServer server(String... settings) throws IOException {
    return SshServer.start(folder.resolve("server"), settings);
  }

  private Path socket() {
    return folder.resolve("echo");
  }

  private static RemoteProcess running(RemoteShell shell) throws IOException {
    RemoteProcess process = shell.start(WAITING, _ -> {});
    assertThat(process.in().read()).isEqualTo('\n');
    return process;
  }

  private static long logins(SshServer server) throws IOException {
    return Arrays.stream(server.log().split("\n"))
        .filter(line -> line.contains("Accepted publickey"))
        .count();
  }
}
