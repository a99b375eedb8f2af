package fieldkit.common.io;

import static fieldkit.common.io.Faults.assertFault;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the system says about a name, compared with what stat(1) says. */
@ParameterizedClass
@EnumSource
class StatusContractTest {
  private final FileAccess files;
  private Sandbox sandbox;

  StatusContractTest(Implementation implementation) {
    files = implementation.files();
  }

  @BeforeEach
  void enter(@TempDir Path folder) {
    sandbox = new Sandbox(folder);
  }

  @EnabledOnOs(OS.LINUX)
  @ParameterizedTest
  @CsvSource({
    "printf hello > x",
    "printf hello > x; ln x y; ln x z",
    ": > x",
    "truncate -s 5G x",
    "mkdir x x/y",
    "mkfifo x",
    "ln -s nowhere x",
    "ln -s ../a/rather/long/way/to/nowhere x",
    "printf secret > x; chmod 4751 x",
    "mkdir x; chmod 1777 x",
    "touch -d '2001-02-03 04:05:06.123456789 UTC' x",
    "touch -d '1969-12-31 23:59:58.25 UTC' x",
    "touch -d '2040-01-01 00:00:00.000000001 UTC' x"
  })
  void agreesWithStat(String script) throws IOException {
    sandbox.sh(script);
    FileStatus status = files.status(sandbox.path("x"), false);
    List<String> stat =
        List.of(sandbox.sh("stat -c '%s %i %f %h %u %g %.9Y %.9Z' x").strip().split(" "));

    assertThat(status.size()).as("size").isEqualTo(Long.parseLong(stat.get(0)));
    assertThat(status.inode()).as("inode").isEqualTo(Long.parseLong(stat.get(1)));
    assertThat(status.mode()).as("mode").isEqualTo(Integer.parseInt(stat.get(2), 16));
    assertThat(status.links()).as("links").isEqualTo(Integer.parseInt(stat.get(3)));
    assertThat(status.userId()).as("owner").isEqualTo(Integer.parseInt(stat.get(4)));
    assertThat(status.groupId()).as("group").isEqualTo(Integer.parseInt(stat.get(5)));
    assertThat(status.modified()).as("modified").isEqualTo(nanoseconds(stat.get(6)));
    assertThat(status.changed()).as("changed").isEqualTo(nanoseconds(stat.get(7)));
  }

  private static long nanoseconds(String seconds) {
    return new BigDecimal(seconds).movePointRight(9).longValueExact();
  }

  @ParameterizedTest
  @CsvSource({
    ": > x, REGULAR",
    "mkdir x, DIRECTORY",
    "ln -s nowhere x, SYMBOLIC_LINK",
    "mkfifo x, SPECIAL"
  })
  void tellsTheKind(String script, FileKind kind) throws IOException {
    sandbox.sh(script);

    assertThat(files.status(sandbox.path("x"), false).kind()).isEqualTo(kind);
  }

  @Test
  void aDeviceIsSpecial() throws IOException {
    assertThat(files.status(RawPath.ofText("/dev/null"), true).kind()).isEqualTo(FileKind.SPECIAL);
  }

  @Test
  void followsALinkWhenToldTo() throws IOException {
    RawPath file = sandbox.file("file", "hello");
    sandbox.sh("ln -s file link; ln -s link further");

    FileStatus followed = files.status(sandbox.path("further"), true);
    FileStatus link = files.status(sandbox.path("further"), false);

    assertThat(followed).isEqualTo(files.status(file, false));
    assertThat(link.kind()).isEqualTo(FileKind.SYMBOLIC_LINK);
    assertThat(link.isSameFile(followed)).isFalse();
  }

  @Test
  void followsLinksToFoldersOnTheWay() throws IOException {
    sandbox.sh("mkdir folder; printf hello > folder/file; ln -s folder link");

    assertThat(files.status(sandbox.path("link/file"), false).size()).isEqualTo(5);
  }

  @Test
  void twoNamesOfOneFileAreTheSameFile() throws IOException {
    sandbox.sh("printf hello > one; ln one two; cp -p one copy");
    FileStatus one = files.status(sandbox.path("one"), false);

    assertThat(one.isSameFile(files.status(sandbox.path("two"), false))).isTrue();
    assertThat(one.isSameFile(files.status(sandbox.path("copy"), false))).isFalse();
  }

  @Test
  void whatIsNotThereIsNotFound() {
    sandbox.sh("ln -s nowhere dangling");

    assertFault(FileFault.Reason.NOT_FOUND, () -> files.status(sandbox.path("none"), false));
    assertFault(FileFault.Reason.NOT_FOUND, () -> files.status(sandbox.path("none/x"), false));
    assertFault(FileFault.Reason.NOT_FOUND, () -> files.status(sandbox.path("dangling"), true));
  }

  @Test
  void otherFaultsAreToldInWordsWithoutTheName() throws IOException {
    sandbox.sh("ln -s loop loop");
    RawPath belowAFile = sandbox.file("file", "").resolve(RawText.encode("x"));

    assertFault(sandbox.path("loop"), () -> files.status(sandbox.path("loop"), true));
    assertFault(belowAFile, () -> files.status(belowAFile, false));
  }
}
