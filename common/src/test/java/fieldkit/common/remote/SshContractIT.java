package fieldkit.common.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import fieldkit.common.io.RawText;
import fieldkit.common.testing.Aside;
import fieldkit.common.testing.SshServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
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

/** Commands on a host that lets us in. */
@ParameterizedClass
@EnumSource
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class SshContractIT {
  private static final int MANY = 8 << 20;
  private static SshServer server;

  private final SshWay way;
  private final List<String> errors = Collections.synchronizedList(new ArrayList<>());
  private RemoteShell shell;

  SshContractIT(SshWay way) {
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
  void connect() throws RemoteFault {
    shell = way.shell(server.config());
  }

  @AfterEach
  void disconnect() {
    shell.close();
  }

  @Test
  void bytesArriveAsTheyAre() throws Exception {
    byte[] sent = random(MANY);
    RemoteProcess cat = start("cat");
    Aside<Void> writer = writing(cat.out(), sent, 1 << 20);
    byte[] back = cat.in().readAllBytes();

    writer.get();
    assertThat(back).isEqualTo(sent);
    assertThat(cat.exitStatus(SshWay.SOON)).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8191, 32_768, 100_003})
  void bytesArriveInPiecesOfAnySize(int piece) throws Exception {
    byte[] sent = random(piece == 1 ? 2000 : 300_000);
    RemoteProcess cat = start("cat");
    Aside<Void> writer = writing(cat.out(), sent, piece);

    assertThat(cat.in().readAllBytes()).isEqualTo(sent);
    writer.get();
  }

  @Test
  void whatIsWrittenIsNotHeldBack() throws Exception {
    RemoteProcess cat = start("cat");
    cat.out().write("hello".getBytes(StandardCharsets.UTF_8));
    cat.out().flush();

    assertThat(cat.in().readNBytes(5)).asString(StandardCharsets.UTF_8).isEqualTo("hello");
  }

  @Test
  void bothWaysAreUsedAtOnce() throws Exception {
    RemoteProcess both = start("head -c 33554432 /dev/zero & wc -c >&2; wait");
    Aside<Void> writer = writing(both.out(), new byte[4 * MANY], 1 << 20);
    long read = both.in().transferTo(OutputStream.nullOutputStream());

    writer.get();
    assertThat(read).isEqualTo(33_554_432);
    assertThat(both.exitStatus(SshWay.SOON)).isZero();
    assertThat(errors).containsExactly("" + 4 * MANY);
  }

  @Test
  void anEndedInputLeavesTheOutputOpen() throws Exception {
    RemoteProcess process = start("wc -c; sleep 0.2; echo more");
    process.out().write(new byte[1000]);
    process.out().close();

    assertThat(text(process)).isEqualTo("1000\nmore\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 125, 254})
  void exitStatusIsTheCommands(int status) throws Exception {
    RemoteProcess process = start("exit " + status);

    assertThat(text(process)).isEmpty();
    assertThat(process.exitStatus(SshWay.SOON)).isEqualTo(status);
    assertThat(process.exitStatus(SshWay.SOON)).isEqualTo(status);
  }

  @Test
  void errorsComeByLines() throws Exception {
    RemoteProcess process = start("echo one >&2; echo out; printf 'two\\r\\n\\n\\377 three' >&2");

    assertThat(text(process)).isEqualTo("out\n");
    assertThat(process.exitStatus(SshWay.SOON)).isZero();
    assertThat(errors)
        .containsExactly("one", "two", "", RawText.decode(bytes("ff 20 74 68 72 65 65")));
  }

  @Test
  void commandsHaveAnyBytes() throws Exception {
    byte[] odd = bytes("24 28 20 27 c3 bc ff 0a 25 5c 22 0a 0a");
    RemoteProcess process = start("printf %s " + ShellWords.quote(RawText.decode(odd)));

    assertThat(process.in().readAllBytes()).isEqualTo(odd);
  }

  @Test
  void severalCommandsRunAtOnce() throws Exception {
    RemoteProcess first = start("cat; echo first");
    RemoteProcess second = start("cat; echo second");
    second.out().close();
    assertThat(text(second)).isEqualTo("second\n");
    first.out().close();

    assertThat(text(first)).isEqualTo("first\n");
  }

  @Test
  void closingEndsWhatIsUnderWay() throws Exception {
    RemoteProcess process = start("cat > /dev/null; sleep 1000");
    Aside<Integer> reader = Aside.run(() -> process.in().read());
    Aside<Void> writer =
        Aside.run(() -> {
          while (true) {
            process.out().write(new byte[1 << 20]);
          }
        });
    Thread.sleep(300);
    process.close();

    assertThat(endedWithoutBytes(reader)).isTrue();
    assertThatIOException().isThrownBy(writer::get);
    process.close();
  }

  private static boolean endedWithoutBytes(Aside<Integer> reader) {
    try {
      return reader.get() == -1;
    } catch (IOException closed) {
      return true;
    }
  }

  private RemoteProcess start(String command) throws RemoteFault {
    return shell.start(command, errors::add);
  }

  private static Aside<Void> writing(OutputStream out, byte[] bytes, int piece) {
    return Aside.run(() -> {
      try (out) {
        for (int at = 0; at < bytes.length; at += piece) {
          out.write(bytes, at, Math.min(piece, bytes.length - at));
        }
      }
      return null;
    });
  }

  private static String text(RemoteProcess process) throws IOException {
    return new String(process.in().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new SplittableRandom(1).nextBytes(bytes);
    return bytes;
  }

  private static byte[] bytes(String hex) {
    return HexFormat.ofDelimiter(" ").parseHex(hex);
  }
}
