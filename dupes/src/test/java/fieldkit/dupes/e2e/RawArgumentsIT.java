package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.common.io.RawText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Names that are not UTF-8, hold newlines or are plain text of another script, on the command line
 * and off it, whatever the locale.
 */
class RawArgumentsIT {
  private static final String[] NAMES = {
    "latin1 caf\udce9",
    "new\nline",
    "\u00e4\u00f6\u00fc",
    "\u65e5\u672c",
    "\ud83d\ude00",
    "mixed\udcff\u00e4"
  };

  private final TestTree tree;

  RawArgumentsIT(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
  }

  @BeforeEach
  void fill() throws IOException {
    for (String name : NAMES) {
      tree.file("in/" + name + "/1", name);
      tree.file("in/" + name + "/2", name);
    }
  }

  /** Runs the tool from a script, which holds the names as their bytes. */
  private Outcome run(DupesProcess dupes, String environment, String... arguments)
      throws IOException {
    String script =
        "exec env "
            + environment
            + " "
            + dupes.command(arguments).stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
    Path file = tree.file("script", RawText.encode(script));
    Process process = new ProcessBuilder("sh", file.toString()).start();
    byte[] out = process.getInputStream().readAllBytes();
    byte[] err = process.getErrorStream().readAllBytes();
    try {
      return new Outcome(process.waitFor(), out, err);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void isRight(DupesProcess dupes, String environment) throws IOException {
    String[] arguments = new String[NAMES.length + 1];
    StringBuilder expected = new StringBuilder();
    arguments[0] = "-0";
    for (int i = 0; i < NAMES.length; i++) {
      arguments[i + 1] = tree.path("in/" + NAMES[i]);
      expected.append(i > 0 ? "|" : "");
      expected.append("%s/1|%s/2|".formatted(arguments[i + 1], arguments[i + 1]));
    }
    Outcome outcome = run(dupes, environment, arguments).isClean();
    assertThat(outcome.text()).isEqualTo(expected.toString().replace('|', '\0'));

    Outcome filtered =
        run(dupes, environment, "--include", "*\udcff\u00e4/*", tree.path("in")).isClean();
    assertThat(filtered.groupsIn(tree))
        .containsExactly("in/mixed\udcff\u00e4/1 in/mixed\udcff\u00e4/2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LC_ALL=C",
        "LC_ALL=C.UTF-8",
        "-i",
        "LC_ALL=no_SUCH.locale",
        "LANG=en_US.ISO-8859-1"
      })
  void givenToTheJar(String environment) throws IOException {
    isRight(DupesProcess.ofJar(), environment);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LC_ALL=C", "-i PATH=/usr/bin:/bin"})
  void givenToTheLauncher(String environment) throws IOException {
    isRight(DupesProcess.ofLauncher(), environment);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LC_ALL=C", "LC_ALL=C.UTF-8"})
  void aReportOfThatName(String environment) throws IOException {
    String report = tree.path("report\udce9\u00e4");

    Outcome outcome =
        run(DupesProcess.ofJar(), environment, "--output", report, tree.path("in")).isClean();

    assertThat(outcome.out()).isEmpty();
    assertThat(tree.at("report\udce9\u00e4")).isNotEmptyFile();
  }

  @ParameterizedTest
  @ValueSource(strings = {"LC_ALL=C", "LC_ALL=C.UTF-8"})
  void missingNamesAreEscaped(String environment) throws IOException {
    run(DupesProcess.ofJar(), environment, tree.path("no\udce9\n\u00e4"), tree.path("in"))
        .hasStatus(1)
        .names(tree.path("no\\xe9\\n\u00e4"), "No such file or folder");
  }
}
