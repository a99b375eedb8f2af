package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --output}: the whole report, or what was there before. */
class OutputFileTest {
  private final TestTree tree;

  OutputFileTest(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
    tree.file("in/a", "same");
    tree.file("in/b", "same");
  }

  private static List<String> namesIn(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> String.valueOf(entry.getFileName())).sorted().toList();
    }
  }

  @Test
  void theReportGoesToTheFile() throws IOException {
    Path report = tree.folder("out").resolve("report");

    Outcome outcome = Dupes.run("--output", report.toString(), tree.path("in")).isClean();

    assertThat(outcome.out()).isEmpty();
    assertThat(Files.readAllBytes(report)).isEqualTo(Dupes.run(tree.path("in")).out());
    assertThat(namesIn(tree.at("out"))).containsExactly("report");
  }

  @Test
  void everyFormatCanBeWritten() throws IOException {
    for (String format : new String[] {"fdupes", "json", "jsonl", "csv"}) {
      String file = tree.path(format);
      Dupes.run("--format", format, "--output", file, tree.path("in")).isClean();
      assertThat(Files.readAllBytes(tree.at(format)))
          .isEqualTo(Dupes.run("--format", format, tree.path("in")).out());
    }
  }

  @Test
  void whatWasThereIsReplaced() throws IOException {
    Path report = tree.file("report", "a much longer report than the one that is written");

    Dupes.run("--output", report.toString(), tree.path("in")).isClean();

    assertThat(Files.readAllBytes(report)).isEqualTo(Dupes.run(tree.path("in")).out());
  }

  @Test
  void aLinkStaysALink() throws IOException {
    tree.file("real/report", "old");
    Path link = tree.link("link", "real/report");

    Dupes.run("--output", link.toString(), tree.path("in")).isClean();

    assertThat(link).isSymbolicLink();
    assertThat(Files.readAllBytes(tree.at("real/report")))
        .isEqualTo(Dupes.run(tree.path("in")).out());
  }

  @Test
  void aFolderThatIsMissing() throws IOException {
    Outcome outcome =
        Dupes.run("--output", tree.path("missing/report"), tree.path("in")).hasStatus(4);

    outcome.names(tree.path("missing/report"), "No such file or folder");
    assertThat(outcome.out()).isEmpty();
    assertThat(namesIn(tree.root())).containsExactly("in");
  }

  @Test
  void aFolderIsNoFile() {
    Dupes.run("--output", tree.path("in"), tree.path("in"))
        .hasStatus(4)
        .names(tree.path("in"), "Is a folder");
  }

  @Test
  void aFullDevice() {
    Outcome outcome = Dupes.run("--output", "/dev/full", tree.path("in")).hasStatus(4);

    outcome.names("/dev/full", "No space left");
  }

  @Test
  void aDeviceIsWrittenTo() {
    Dupes.run("--output", "/dev/null", tree.path("in")).isClean();

    assertThat(Files.exists(Path.of("/dev/null"))).isTrue();
    assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
  }

  @Test
  void aFailureLeavesTheOldReport() throws IOException {
    Path report = tree.file("out/report", "old");
    HookedFiles files = new HookedFiles();
    HookedFiles _ = files.failing(HookedFiles.Call.RENAME, 1, "");

    Outcome outcome =
        new Dupes()
            .through(files.access())
            .with("--output", report.toString(), tree.path("in"))
            .hasStatus(4);

    outcome.names(report.toString(), "Input/output error");
    assertThat(Files.readString(report)).isEqualTo("old");
    assertThat(namesIn(tree.at("out"))).containsExactly("report");
  }

  @Test
  void aReportInsideTheTreeIsNoDuplicateOfItself() throws IOException {
    Path report = tree.file("in/report", "old");

    Dupes.run("--output", report.toString(), tree.path("in")).isClean();
    Outcome second = Dupes.run("--output", report.toString(), tree.path("in")).isClean();

    assertThat(second.errorLines()).contains("3 total files");
    assertThat(namesIn(tree.at("in"))).containsExactly("a", "b", "report");
  }
}
