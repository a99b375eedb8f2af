package fieldkit.blocksync.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.common.testing.SshServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with words, files, hosts and logins is told as it is, and nothing is changed. */
class FaultsIT {
  private static final int SIZE = 3 * Contents.MIB;

  @TempDir private Path folder;
  private Path source;
  private Path target;
  private byte[] before;

  @BeforeEach
  void fill() throws IOException {
    source = Contents.file(folder.resolve("source"), Contents.random(1, SIZE));
    before = Contents.random(2, SIZE);
    target = Contents.file(folder.resolve("target"), before);
  }

  private Outcome local(String... words) {
    return new Blocksync(folder).run(words);
  }

  private void assertUntouched() {
    assertThat(target).hasBinaryContent(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1000", "4095", "100G", "-4096", "none"})
  void blocksOfNoUse(String block) {
    Outcome outcome = local("-b", block, source.toString(), target.toString()).hasStatus(2);

    assertThat(outcome.err()).contains("-b");
    assertUntouched();
  }

  @Test
  void aBlockMayBeLargerThanTheDevice() {
    local("-b", "8M", source.toString(), target.toString()).printed("same: 0, diff: 1, 1/1");

    assertThat(target).hasSameBinaryContentAs(source);
  }

  @Test
  void sourcesOfNoUse() throws IOException {
    Path empty = Contents.file(folder.resolve("empty"), new byte[0]);

    local(folder.resolve("missing").toString(), target.toString())
        .failed(4, "missing: No such file or folder");
    local(folder.toString(), target.toString()).failed(3, "is a folder");
    local(empty.toString(), target.toString()).failed(3, "is empty");
    local("/dev/null", target.toString()).failed(3, "neither a block device nor a plain file");
    assertUntouched();
  }

  @Test
  void targetsOfNoUse() throws IOException {
    Path small = Contents.file(folder.resolve("small"), new byte[SIZE - 1]);
    Path large = Contents.file(folder.resolve("large"), new byte[SIZE + 1]);
    Path nowhere = folder.resolve("no/such/target");

    local(source.toString(), small.toString()).failed(3, "small", "bytes");
    local(source.toString(), large.toString()).failed(3, "--allow-larger");
    local(source.toString(), nowhere.toString()).failed(3, "No such file", "--create");
    local("--create", source.toString(), nowhere.toString()).failed(4, "No such file");
    local("--create", source.toString(), "/dev/no-such-device").failed(3, "no such device");
    assertThat(Path.of("/dev/no-such-device")).doesNotExist();
    assertThat(small).hasBinaryContent(new byte[SIZE - 1]);
    assertThat(large).hasBinaryContent(new byte[SIZE + 1]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "installed", "python", "shell"})
  void aLargerTargetKeepsItsRest(String farEnd) throws IOException {
    byte[] rest = Contents.random(3, 5000);
    byte[] random = Contents.random(4, 777);
    try (Host host = Host.installed(folder)) {
      for (int tail : new int[] {0, 4096 + 777, 777}) {
        for (byte[] end : new byte[][] {Arrays.copyOf(random, tail), new byte[tail]}) {
          Path some = Contents.file(folder.resolve("some"), Contents.random(1, SIZE));
          Contents.patch(some, SIZE, end);
          Path large = Contents.file(folder.resolve("large"), Contents.random(5, SIZE + tail));
          Contents.patch(large, SIZE + tail, rest);

          Blocksync tool = new Blocksync(folder).with(host.way());
          Outcome outcome =
              farEnd.isEmpty()
                  ? tool.run("--allow-larger", some.toString(), large.toString())
                  : tool.run(
                      "--far-end=" + farEnd, "--allow-larger", some.toString(), Host.at(large));
          outcome.hasStatus(0);

          byte[] after = Files.readAllBytes(large);
          assertThat(after).hasSize(SIZE + tail + rest.length).endsWith(rest);
          assertThat(Arrays.copyOf(after, SIZE + tail)).isEqualTo(Files.readAllBytes(some));
        }
      }
    }
  }

  @Test
  void notesThatCannotBeKeptAreNoReasonToFail() throws IOException {
    Path state = Files.createDirectories(folder.resolve("state/blocksync"));
    Path _ = Files.writeString(state.resolve("interrupted"), "a file, no folder");

    local(source.toString(), target.toString()).printed("same: 0, diff: 3, 3/3");

    assertThat(target).hasSameBinaryContentAs(source);
  }

  @Test
  void whatWasLengthenedForNothingIsAsLongAsBefore() throws IOException {
    Path small = Contents.file(folder.resolve("small"), Contents.random(2, SIZE / 2));

    local("--grow", "--expect", "uuid=other", source.toString(), small.toString()).hasStatus(3);
    assertThat(small).hasBinaryContent(Contents.random(2, SIZE / 2));
    local("--grow", source.toString(), small.toString()).hasStatus(0);
    assertThat(small).hasSameBinaryContentAs(source);
  }

  @Test
  void sourceAndTargetAreOne() throws IOException {
    Path link = Files.createLink(folder.resolve("again"), source);

    local(source.toString(), source.toString()).failed(3, "the same");
    local(source.toString(), link.toString()).failed(3, "the same");
  }

  @Test
  void expectationsAreChecked() {
    local("--expect", "size=4M", source.toString(), target.toString()).failed(3, "size");
    local("--expect", "serial=WD-123", source.toString(), target.toString()).failed(3, "serial");
    local("--expect", "colour=red", source.toString(), target.toString()).failed(2, "--expect");
    assertUntouched();
    local("--expect", "size=3M", source.toString(), target.toString()).hasStatus(0);
  }

  @Test
  void aLockKeepsTwoRunsApart() throws IOException, InterruptedException {
    try (BlocksyncProcess first =
        BlocksyncProcess.start(
            folder, "--no-state", "--read-limit=512K", source.toString(), target.toString())) {
      awaitLock();
      local("--no-state", source.toString(), target.toString()).failed(3, "target");
      assertThat(first.isAlive()).isTrue();
      first.outcome().hasStatus(0);
    }
    assertThat(target).hasSameBinaryContentAs(source);
  }

  private void awaitLock() throws InterruptedException {
    for (int i = 0; i < 1000; i++) {
      if (fieldkit.blocksync.testing.Programs.result("flock", "-n", target.toString(), "true")
              .status()
          != 0) {
        return;
      }
      Thread.sleep(20);
    }
    throw new AssertionError("the first run never locked its target");
  }

  @Test
  void aBannerAndAChattyProfileAreShownAndNotTakenForData() throws IOException {
    String banner = SshServer.banner(folder.resolve("text"), "ALL IS LOGGED\n");
    try (Host host = Host.installed(folder, banner, SshServer.chatty("Welcome, friend"))) {
      for (String ssh : new String[] {"system", "builtin"}) {
        Contents.file(target, before);
        Outcome outcome =
            new Blocksync(folder)
                .with(host.way())
                .run("--ssh=" + ssh, "--no-state", source.toString(), Host.at(target));

        outcome.printed("same: 0, diff: 3, 3/3");
        assertThat(target).hasSameBinaryContentAs(source);
      }
    }
  }

  @Test
  void aLoginThatOnlyTalksIsQuoted() throws IOException {
    String closed = "ForceCommand echo 'This account is closed.'";
    try (Host host = Host.bare(folder, closed)) {
      new Blocksync(folder)
          .with(host.way())
          .run(source.toString(), Host.at(target))
          .failed(4, "This account is closed.");
      assertUntouched();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"system", "builtin"})
  void hostKeysAreChecked(String ssh) throws IOException {
    try (Host host = Host.installed(folder)) {
      Blocksync tool = new Blocksync(folder).with(host.way()).with("--ssh=" + ssh);
      host.server().pretendOtherHostKey();
      tool.run(source.toString(), Host.at(target)).failed(4, "key");
      host.server().pretendUnknown();
      tool.run("--no-input", source.toString(), Host.at(target)).failed(4, "key");
      assertUntouched();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"system", "builtin"})
  void strangersAreNotLetIn(String ssh) throws IOException {
    try (Host host = Host.installed(folder)) {
      String stranger = "IdentityFile " + host.server().stranger();
      Files.delete(host.server().identity());
      Files.move(host.server().stranger(), host.server().identity());
      new Blocksync(folder)
          .with(host.way())
          .run("--ssh=" + ssh, "--no-input", source.toString(), Host.at(target))
          .failed(4, "fixture");
      assertThat(stranger).isNotEmpty();
      assertUntouched();
    }
  }

  @ParameterizedTest
  @CsvSource({"0, version 0", "99, version 99"})
  void otherVersionsThere(String version, String words) throws IOException {
    try (Host host = Host.bare(folder)) {
      Path bin = Files.createDirectories(host.server().home().resolve("bin"));
      Path script =
          Files.writeString(bin.resolve("blocksync"), "#!/bin/sh\necho %s\n".formatted(version));
      assertThat(script.toFile().setExecutable(true)).isTrue();
      Blocksync tool = new Blocksync(folder).with(host.way());

      tool.run("--far-end=installed", source.toString(), Host.at(target)).failed(4, words);
      assertUntouched();
      tool.run("-v", source.toString(), Host.at(target)).hasStatus(0); // by another far end
      assertThat(target).hasSameBinaryContentAs(source);
    }
  }

  @Test
  void whatIsWrongThereNamesTheHost() throws IOException {
    try (Host host = Host.installed(folder)) {
      for (String farEnd : new String[] {"installed", "python"}) {
        Blocksync tool = new Blocksync(folder).with(host.way()).with("--far-end=" + farEnd);

        tool.run(Host.at(folder.resolve("missing")), target.toString())
            .failed(4, "fixture: ", "missing: No such file or folder");
        tool.run(Host.at(folder), target.toString()).failed(3, "fixture: ");
        tool.run(source.toString(), Host.at(folder.resolve("missing")))
            .failed(3, "fixture: ", "missing: No such file or folder", "--create");
        tool.run("--create", source.toString(), Host.at(Path.of("/dev/no-such-device")))
            .failed(3, "fixture: ", "no such device");
      }
      assertUntouched();
      assertThat(Path.of("/dev/no-such-device")).doesNotExist();
    }
  }

  @Test
  void aHostThatIsNotThere() {
    new Blocksync(folder)
        .run("--no-input", "-o", "ConnectTimeout=5", source.toString(), "nowhere.invalid:" + target)
        .failed(4, "nowhere.invalid");
  }
}
