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
        mkdir inner; printf hello > inner/file; i=1
        while [ $i -lt %d ]; do
          mkdir outer && mv inner outer/%s && mv outer inner || exit
          i=$((i + 1))
        done
        mv inner %s\
        """
            .formatted(DEPTH, NAME, NAME));
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
    return deepest.resolve(RawText.encode("file"));
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
    RawPath created = deepest.resolve(RawText.encode("created"));
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
  void goingDownLeavesNoFoldersOpen() throws IOException {
    RawPath missing = deepest.resolve(RawText.encode("missing"));
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
