package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.common.io.FileFault.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sharing storage changes neither content nor anything else of a file. */
class ReflinkActIT {
  private static final int MIB = 1 << 20;

  private final TestTree tree;
  private Process writer = new ProcessBuilder("true").start();

  ReflinkActIT(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
  }

  private Mount mount(String type) throws IOException {
    long size = type.equals("xfs") ? 320L * MIB : 256L * MIB;
    return Mount.image(tree.at("image"), tree.at("in"), type, size);
  }

  private byte[] random(int size) {
    byte[] content = new byte[size];
    new SplittableRandom(size).nextBytes(content);
    return content;
  }

  private String[] words() {
    return new String[] {
      "--reflink", "--apply", "--journal", tree.path("journal"), tree.path("in")
    };
  }

  /** Where a file is stored, as the file system says. */
  private String places(String name) throws IOException {
    Machine.run("sync", "-f", tree.path("in"));
    Machine.assumePrograms("filefrag");
    String map = Machine.run("filefrag", "-v", tree.path(name));
    return map.substring(map.indexOf("ext:"))
        .replaceAll("(?m)^/.*$", "")
        .replaceAll("last,|eof|,", "")
        .strip();
  }

  @ParameterizedTest
  @CsvSource({"xfs, 1048576", "xfs, 20000003", "xfs, 5", "btrfs, 1048576", "btrfs, 20000003"})
  void storageIsSharedAndNothingElseChanges(String type, int size) throws IOException {
    try (Mount _ = mount(type)) {
      tree.file("in/a", random(size));
      tree.file("in/b", random(size));
      tree.modified("in/b", java.time.Instant.EPOCH);
      tree.permissions("in/b", "rw-------");
      Machine.run("sync", "-f", tree.path("in"));
      TreeState before = TreeState.of(tree.at("in"));

      Outcome _ = Dupes.run(words()).isClean();

      assertThat(TreeState.of(tree.at("in")).entries()).isEqualTo(before.entries());
      assertThat(places("in/a")).isEqualTo(places("in/b")).contains("shared");
      Outcome _ = Dupes.run("undo", tree.path("journal")).isClean();
      assertThat(TreeState.of(tree.at("in")).entries()).isEqualTo(before.entries());
    }
  }

  @ParameterizedTest
  @CsvSource({"btrfs, 100", "btrfs, 2000"})
  void whatIsStoredInTheInodeStaysThere(String type, int size) throws IOException {
    try (Mount _ = mount(type)) {
      tree.file("in/a", random(size));
      tree.file("in/b", random(size));
      Machine.run("sync", "-f", tree.path("in"));

      assertThat(Dupes.run(words()).isClean().err()).contains(" 0 bytes freed");
    }
  }

  @ParameterizedTest
  @CsvSource({"xfs", "btrfs"})
  void whatIsSharedAlreadyFreesNothing(String type) throws IOException {
    try (Mount _ = mount(type)) {
      tree.file("in/a", random(MIB));
      Machine.runOrSkip("cp", "--reflink=always", tree.path("in/a"), tree.path("in/b"));
      Machine.run("sync", "-f", tree.path("in"));

      assertThat(Dupes.run(words()).isClean().err()).contains(" 0 bytes freed");
    }
  }

  @ParameterizedTest
  @CsvSource({"xfs", "btrfs"})
  void aFileThatDiffersAtTheLastMoment(String type) throws IOException {
    try (Mount _ = mount(type)) {
      byte[] content = random(2 * MIB + 5);
      tree.file("in/a", content);
      tree.file("in/b", content);
      byte[] other = Arrays.copyOf(content, content.length);
      other[content.length - 1]++;
      FaultyFiles late = FaultyFiles.doing("share", 1, () -> writeLater("in/b", other));

      Outcome outcome = new Dupes().through(late.access()).with(words());

      assertThat(late.isDone()).isTrue();
      awaitWriter();
      assertThat(tree.at("in/b")).as(outcome.err()).hasBinaryContent(other);
      assertThat(tree.at("in/a")).hasBinaryContent(content);
    }
  }

  private void writeLater(String name, byte[] content) throws IOException {
    tree.file("content", content);
    writer =
        new ProcessBuilder(
                "sh", "-c", "cat \"$1\" > \"$2\"", "-", tree.path("content"), tree.path(name))
            .start();
    try {
      Thread.sleep(150);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitWriter() {
    try {
      assertThat(writer.waitFor()).isZero();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void killedWhileSharing() throws IOException {
    Strace strace = new Strace(tree.at("trace"));
    try (Mount _ = mount("btrfs")) {
      tree.file("in/a", random(40 * MIB));
      tree.file("in/b", random(40 * MIB));
      TreeState before = TreeState.of(tree.at("in"));
      Outcome outcome =
          strace
              .tampering(DupesProcess.ofJar(), "ioctl", tree.path("in/a"), "signal=KILL:when=3")
              .run(words());

      assertThat(outcome.status()).as(outcome.err()).isGreaterThan(128);
      assertThat(TreeState.of(tree.at("in")).entries()).isEqualTo(before.entries());
      Outcome _ = Dupes.run("undo", tree.path("journal")).isClean();
      assertThat(TreeState.of(tree.at("in")).entries()).isEqualTo(before.entries());
    }
  }

  @Test
  void aFileSystemWithoutSharingSaysSo() throws IOException {
    try (Mount _ = Mount.image(tree.at("image"), tree.at("in"), "ext4", 8L * MIB)) {
      tree.file("in/a", random(MIB));
      tree.file("in/b", random(MIB));
      TreeState before = TreeState.of(tree.at("in"));

      Dupes.run(words()).hasStatus(1).names(tree.path("in/b"), Reason.NOT_SUPPORTED.text());

      assertThat(TreeState.of(tree.at("in")).entries()).isEqualTo(before.entries());
    }
  }

  @ParameterizedTest
  @CsvSource({"INPUT_OUTPUT", "NO_SPACE", "DENIED", "DIFFERENT"})
  void sharingThatFailsInTheMiddle(Reason reason) throws IOException {
    try (Mount _ = mount("btrfs")) {
      tree.file("in/a", random(40 * MIB));
      tree.file("in/b", random(40 * MIB));
      TreeState before = TreeState.of(tree.at("in"));
      FaultyFiles files = FaultyFiles.failing("share", 2, reason);

      Outcome _ = new Dupes().through(files.access()).with(words()).hasStatus(1);

      assertThat(TreeState.of(tree.at("in")).entries()).isEqualTo(before.entries());
      Outcome _ = Dupes.run("undo", tree.path("journal")).isClean();
    }
  }
}
