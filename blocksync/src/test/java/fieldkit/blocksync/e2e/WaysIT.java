package fieldkit.blocksync.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.common.testing.DelayingRelay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way to another host, each far end there, in each direction, over a real SSH server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WaysIT {
  private static final int SIZE = 7 * Contents.MIB + 1234;

  private Host host;
  private Path source;
  private Path target;
  private Path home;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    host = Host.installed(folder);
  }

  @AfterAll
  void stop() {
    host.close();
  }

  @BeforeEach
  void fill(@TempDir Path folder) throws IOException {
    home = folder;
    byte[] bytes = Contents.random(1, SIZE);
    source = Contents.file(folder.resolve("source"), bytes);
    target = Contents.file(folder.resolve("target"), bytes);
    Contents.patch(target, 2 * Contents.MIB + 5000, Contents.random(2, 3000));
    Contents.patch(target, 4 * Contents.MIB, Contents.random(3, Contents.MIB));
    Contents.patch(target, SIZE - 1, new byte[] {(byte) ~bytes[SIZE - 1]});
  }

  private Blocksync way(String ssh, String farEnd) {
    return new Blocksync(home).with(host.way()).with("--ssh=" + ssh, "--far-end=" + farEnd);
  }

  @ParameterizedTest
  @CsvSource({
    "system, installed",
    "system, python",
    "system, shell",
    "builtin, installed",
    "builtin, python",
    "builtin, shell"
  })
  void pushes(String ssh, String farEnd) throws IOException {
    Blocksync tool = way(ssh, farEnd);

    tool.command("verify", source.toString(), Host.at(target)).hasStatus(1);
    tool.run(source.toString(), Host.at(target)).printed("same: 5, diff: 3, 8/8");

    assertThat(target).hasSameBinaryContentAs(source);
    Outcome equal = tool.command("verify", source.toString(), Host.at(target)).hasStatus(0);
    assertThat(equal.out()).isEmpty();
    assertThat(equal.err()).contains("same: 8, diff: 0, 8/8");
  }

  @ParameterizedTest
  @CsvSource({
    "system, installed",
    "system, python",
    "system, shell",
    "builtin, installed",
    "builtin, python",
    "builtin, shell"
  })
  void pulls(String ssh, String farEnd) throws IOException {
    Blocksync tool = way(ssh, farEnd);

    tool.run(Host.at(source), target.toString()).printed("same: 5, diff: 3, 8/8");

    assertThat(target).hasSameBinaryContentAs(source);
  }

  @Test
  void copiesItself() throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(host.way()));
    words.addAll(List.of("--far-end=deploy", "-v", source.toString(), Host.at(target)));
    for (int i = 0; i < 2; i++) {
      try (BlocksyncProcess tool = BlocksyncProcess.start(home, words.toArray(String[]::new))) {
        Outcome outcome = tool.outcome().hasStatus(0);
        assertThat(outcome.err()).contains("copied to the cache folder there");
      }
      assertThat(target).hasSameBinaryContentAs(source);
    }
    assertThat(host.server().home().resolve(".cache/blocksync")).isDirectoryContaining("glob:**");
  }

  @ParameterizedTest
  @CsvSource({"installed", "python", "shell"})
  void sha256AndOtherBlocks(String farEnd) throws IOException {
    way("system", farEnd)
        .run("--hash=sha256", "-b", "64K", source.toString(), Host.at(target))
        .hasStatus(0);

    assertThat(target).hasSameBinaryContentAs(source);
  }

  @Test
  void anyOtherCommandIsAWayToo() throws IOException {
    String rsh = "ssh -F " + host.server().config();

    new Blocksync(home)
        .run("--rsh", rsh, source.toString(), Host.at(target))
        .printed("same: 5, diff: 3, 8/8");

    assertThat(target).hasSameBinaryContentAs(source);
  }

  @ParameterizedTest
  @CsvSource({"system", "builtin"})
  void severalChannelsOverALongWay(String ssh) throws IOException {
    long before = Host.laneFolders(); // of others, and of those that were killed
    try (DelayingRelay relay = DelayingRelay.to(host.server().port(), Duration.ofMillis(10))) {
      Blocksync tool =
          new Blocksync(home)
              .with(host.way(relay.port()))
              .with("--ssh=" + ssh, "--far-end=installed", "--streams=4");

      tool.run(source.toString(), Host.at(target)).printed("same: 5, diff: 3, 8/8");
      assertThat(target).hasSameBinaryContentAs(source);

      byte[] fresh = Contents.random(9, SIZE);
      Path _ = Contents.file(target, fresh);
      tool.run(Host.at(source), target.toString()).printed("same: 0, diff: 8, 8/8");
      assertThat(target).hasSameBinaryContentAs(source);
    }
    assertThat(Host.laneFolders()).as("folders of sockets").isEqualTo(before);
  }

  @Test
  void missingTargetsAreMadeWhenAsked() throws IOException {
    List<String> outcomes = new ArrayList<>();
    for (String farEnd : List.of("installed", "python", "shell")) {
      Path made = home.resolve("made-" + farEnd);
      Blocksync tool = way("system", farEnd);

      tool.run(source.toString(), Host.at(made)).failed(3, made + ": No such file");
      assertThat(made).doesNotExist();
      outcomes.add(tool.run("--create", source.toString(), Host.at(made)).hasStatus(0).out());

      assertThat(made).hasSameBinaryContentAs(source);
      Files.delete(made);
    }
    assertThat(outcomes).containsOnly("same: 0, diff: 8, 8/8\n");
  }
}
