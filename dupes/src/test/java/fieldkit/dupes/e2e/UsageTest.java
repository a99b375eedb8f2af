package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong command lines: status 2, one line of what, one line of how, nothing else. */
class UsageTest {
  private final TestTree tree;

  UsageTest(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
    tree.file("a", "same");
    tree.file("b", "same");
  }

  private static void isRefused(Outcome outcome) {
    outcome.hasStatus(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.errorLines()).hasSize(2);
    assertThat(outcome.errorLines().get(0))
        .startsWith("dupes: ")
        .doesNotContain("Exception", "\\n");
    assertThat(outcome.errorLines().get(1)).isEqualTo("try 'dupes --help'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--no-such-option",
        "-z",
        "--min",
        "--min 5X",
        "--min -1",
        "--min 99999999999999999999",
        "--min 9999999999G",
        "--max ten",
        "--min 10 --max 9",
        "--depth 0",
        "--depth -1",
        "--depth many",
        "--depth 4294967295",
        "--include [",
        "--include [z-a]",
        "--include {a",
        "--include {a,{b}}",
        "--exclude [a",
        "--newer yesterday",
        "--newer 2026-13-01",
        "--newer 2300-01-01",
        "--older 999999999d",
        "--older 7",
        "--format xml",
        "--format",
        "--sort name",
        "--io tape",
        "--memory 1",
        "--memory 2G",
        "--threads many",
        "--threads 4294967295",
        "--threads 100000",
        "--rf-over -1",
        "--rf-over x",
        "--rf-over 3 --rf-under 4",
        "--rf-over 4294967295",
        "--rf-under 1",
        "-u --rf-over 2",
        "-u --rf-under 2",
        "--dirs -u",
        "--dirs -I",
        "--dirs --rf-over 2",
        "--dirs --same-name",
        "--json --format csv",
        "--format json -0",
        "--format csv -S",
        "--json -m",
        "--format csv -m",
        "-m --output x",
        "--color sometimes",
        "--progress often"
      })
  void isRefused(String options) {
    List<String> arguments = new ArrayList<>(List.of(options.split(" ", -1)));
    if (!List.of("--min", "--format").contains(options)) {
      arguments.add(tree.path());
    }

    isRefused(Dupes.run(arguments.toArray(String[]::new)));
  }

  @Test
  void noPathAtAll() {
    isRefused(Dupes.run());
    isRefused(Dupes.run("-r"));
  }

  @Test
  void anEmptyPath() {
    Outcome outcome = Dupes.run("", tree.path()).hasStatus(1);
    assertThat(outcome.groups()).hasSize(1);
  }

  @Test
  void aMissingPathIsNamedAndTheOthersAreScanned() {
    Outcome outcome = Dupes.run(tree.path("missing"), tree.path()).hasStatus(1);

    outcome.names(tree.path("missing"), "No such file or folder");
    assertThat(outcome.groupsIn(tree)).containsExactly("a b");
  }

  @Test
  void onlyMissingPaths() {
    Outcome outcome = Dupes.run(tree.path("no"), tree.path("nor")).hasStatus(2);

    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.errorLines())
        .containsExactly(
            "dupes: " + tree.path("no") + ": No such file or folder",
            "dupes: " + tree.path("nor") + ": No such file or folder",
            "dupes: none of the paths can be scanned",
            "try 'dupes --help'");
  }

  @Test
  void aPathBelowAFile() {
    Dupes.run(tree.path("a/b"), tree.path()).hasStatus(1).names(tree.path("a/b"), "Not a folder");
    Dupes.run(tree.path("a/"), tree.path()).hasStatus(1).names(tree.path("a/"), "Not a folder");
  }

  @Test
  void aDeviceAsPath() {
    Dupes.run("/dev/zero", tree.path())
        .hasStatus(1)
        .names("/dev/zero", "neither a file nor a folder");
  }

  @Test
  void anUnknownOptionCannotSteerTheTerminal() {
    Outcome outcome = Dupes.run("--\u001b[31mred", tree.path()).hasStatus(2);

    assertThat(outcome.err()).doesNotContain("\u001b");
  }

  @Test
  void aMissingNameCannotSteerTheTerminal() {
    Outcome outcome = Dupes.run(tree.path("\u001b]0;x\u0007\n\udcff\u202e"), tree.path());

    outcome
        .hasStatus(1)
        .names(tree.path("\\x1b]0;x\\x07\\n\\xff\\u{202e}"), "No such file or folder");
    assertThat(outcome.err()).doesNotContain("\u001b", "\u0007", "\u202e");
  }

  @Test
  void nothingIsTouched() throws IOException {
    Path report = tree.file("report", "old");

    isRefused(Dupes.run("--output", report.toString(), "--min", "x", tree.path()));
    assertThat(Files.readString(report)).isEqualTo("old");
  }

  @Test
  void helpFitsTheTerminal() {
    for (String option : new String[] {"-h", "--help"}) {
      Outcome outcome = Dupes.run(option).hasStatus(0);
      assertThat(outcome.err()).isEmpty();
      assertThat(outcome.text().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
      assertThat(outcome.text()).contains("Usage: dupes [OPTIONS] PATH...", "--files0-from");
      assertThat(outcome.text().indexOf("dupes ~/Pictures"))
          .as("examples come first")
          .isLessThan(outcome.text().indexOf("--depth"));
    }
  }

  @Test
  void moreVerboseShowsTheCause() {
    Outcome outcome = Dupes.run("-vv", "--no-such-option").hasStatus(2);
    Outcome verbose = Dupes.run("-vv", "--output", "/no/such/folder/x", tree.path()).hasStatus(4);

    assertThat(outcome.out()).isEmpty();
    assertThat(verbose.err()).contains("FileFault");
    assertThat(Dupes.run("--output", "/no/such/folder/x", tree.path()).err())
        .doesNotContain("FileFault");
  }
}
