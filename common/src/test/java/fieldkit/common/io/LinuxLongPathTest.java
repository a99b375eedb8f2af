package fieldkit.common.io;

import static fieldkit.common.io.Faults.assertFault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Paths longer than the kernel takes in one call, limits.h: PATH_MAX. */
@EnabledOnOs(OS.LINUX)
class LinuxLongPathTest {
  private static final int PATH_MAX = 4096;
  private static final int DEPTH = 50;
  private static final String NAME = "n".repeat(200);

  private final FileAccess files = Implementation.LINUX.files();
  private Sandbox sandbox;
  private RawPath deepest;

  @BeforeEach
  void build(@TempDir Path folder) {
    sandbox = new Sandbox(folder);
    sandbox.sh( // from the inside out, so that no path in it is long
        """
        mkdir inner; printf hello > inner/file
        mkdir outer; mv inner outer/%1$s; mv outer inner; i=2
        ln -s %1$s/file inner/tofile; ln -s %1$s inner/tofolder; ln -s / inner/toroot
        while [ $i -lt %2$d ]; do
          mkdir outer && mv inner outer/%1$s && mv outer inner || exit
          i=$((i + 1))
        done
        mv inner %1$s\
        """
            .formatted(NAME, DEPTH));
    deepest = sandbox.root();
    for (int i = 0; i < DEPTH; i++) {
      deepest = deepest.resolve(RawText.encode(NAME));
    }
  }

  @AfterEach
  void removeWhatJavaCannot() {
    sandbox.sh("rm -rf nnn*");
  }

  private RawPath file() {
    return below(deepest, "file");
  }

  @Test
  void canBeLookedAtAndRead() throws IOException {
    assertThat(files.status(file(), false).size()).isEqualTo(5);
    try (OpenFile file = files.open(file(), false)) {
      assertThat(Sandbox.readAll(file, 10)).asString(StandardCharsets.UTF_8).isEqualTo("hello");
    }
  }

  @Test
  void canBeListed() throws IOException {
    List<String> names = new ArrayList<>();
    try (OpenDirectory folder = files.openDirectory(deepest, false)) {
      while (folder.next()) {
        names.add(RawText.decode(folder.name()));
        assertThat(folder.entryStatus(false).size()).isEqualTo(5);
      }
    }

    assertThat(names).containsExactly("file");
  }

  @Test
  void canBeCreatedForcedOverwrittenRenamedAwayAndRemoved() throws IOException {
    RawPath created = below(deepest, "created");
    try (DurableOutput out = files.create(created)) {
      out.write('1');
    }
    files.forceDirectory(deepest);
    try (var out = files.overwrite(created)) {
      out.write("23".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(files.status(created, false).size()).isEqualTo(2);

    files.rename(created, sandbox.path("near"));
    assertThat(sandbox.text("near")).isEqualTo("23");
    files.remove(file());
    assertFault(FileFault.Reason.NOT_FOUND, () -> files.status(file(), false));
  }

  @Test
  void everyLengthAroundTheLimitWorks() {
    for (int length = PATH_MAX - 3; length <= PATH_MAX + 3; length++) {
      RawPath path = prefixOfLength(length);
      assertThat(path.length()).isEqualTo(length);

      assertThatCode(() -> files.status(path, false))
          .as("length %d", path.length())
          .doesNotThrowAnyException();
    }
  }

  /** Some folder on the way down, with as many slashes put in as it takes. */
  private RawPath prefixOfLength(int length) {
    int root = sandbox.root().length();
    int depth = (length - root) / (NAME.length() + 1);
    int padding = (length - root) % (NAME.length() + 1);
    return RawPath.ofText(sandbox.root().text() + "/".repeat(padding) + ("/" + NAME).repeat(depth));
  }

  @Test
  void slashesWhereAStepEndsDoNotLeadToTheRoot() throws IOException {
    FileStatus expected = files.status(file(), false);
    for (int border = PATH_MAX - 4; border <= PATH_MAX; border++) {
      RawPath path = withSlashesAt(border);

      assertThat(files.status(path, false)).as("slashes at %d", border).isEqualTo(expected);
    }
  }

  /** The file's path with slashes up to and including one position, and single ones behind it. */
  private RawPath withSlashesAt(int border) {
    String before = prefixOfLength(border - 1).text();
    int depth = (before.length() - sandbox.root().length()) / (NAME.length() + 1);
    return RawPath.ofText(before + "//" + (NAME + "/").repeat(DEPTH - depth) + "file");
  }

  @Test
  void realPathGoesThroughLinksAndFoldersAbove() throws IOException {
    RawPath real = files.realPath(sandbox.root());
    for (int i = 0; i < DEPTH; i++) {
      real = real.resolve(RawText.encode(NAME));
    }
    sandbox.sh("ln -s %s link".formatted(NAME));
    RawPath folder = RawPath.ofText(sandbox.root() + "/link" + ("/" + NAME).repeat(DEPTH - 1));

    assertThat(files.realPath(below(folder, "file"))).isEqualTo(below(real, "file"));
    assertThat(files.realPath(below(folder, "."))).isEqualTo(real);
    assertThat(files.realPath(below(folder, ".."))).isEqualTo(real.parent());
    assertThat(files.realPath(below(folder, "../" + NAME + "//file")))
        .isEqualTo(below(real, "file"));
    assertFault(FileFault.Reason.NOT_FOUND, () -> files.realPath(below(folder, "none")));
  }

  @Test
  void realPathFollowsLinksFarDown() throws IOException {
    RawPath real = files.realPath(deepest);

    assertThat(files.realPath(below(deepest.parent(), "tofile"))).isEqualTo(below(real, "file"));
    assertThat(files.realPath(below(deepest.parent(), "tofolder/file")))
        .isEqualTo(below(real, "file"));
    assertThat(files.realPath(below(deepest.parent(), "toroot"))).isEqualTo(RawPath.ofText("/"));
  }

  private static RawPath below(RawPath folder, String name) {
    return folder.resolve(RawText.encode(name));
  }

  @Test
  void goingDownLeavesNoFoldersOpen() throws IOException {
    RawPath missing = below(deepest, "missing");
    int before = openDescriptors();
    for (int i = 0; i < 500; i++) {
      FileStatus _ = files.status(file(), false);
      assertFault(FileFault.Reason.NOT_FOUND, () -> files.open(missing, false));
    }

    assertThat(openDescriptors()).isLessThan(before + 100);
  }

  private static int openDescriptors() {
    return Objects.requireNonNull(Path.of("/proc/self/fd").toFile().list()).length;
  }

  @Test
  void aNameLongerThanAnyFileSystemTakesIsTooLong() {
    RawPath tooLong = sandbox.path("x".repeat(256));
    RawPath farTooLong = sandbox.path("x".repeat(PATH_MAX + 1));

    assertFault(FileFault.Reason.NAME_TOO_LONG, () -> files.status(tooLong, false));
    assertFault(FileFault.Reason.NAME_TOO_LONG, () -> files.status(farTooLong, false));
  }

  @Test
  void aMissingFolderOnTheWayIsNotFound() {
    RawPath missing = RawPath.ofText(sandbox.root() + "/none" + ("/" + NAME).repeat(DEPTH));

    assertFault(FileFault.Reason.NOT_FOUND, () -> files.status(missing, false));
  }
}
