package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers given at a terminal, script(1)'s. */
class InteractiveIT {
  private static final String ASKED = "keep which? [Enter, 1 2 .., a, s, q, x, ?] ";

  private final Acting acting;
  private final TestTree tree;

  InteractiveIT(@TempDir Path folder) throws IOException {
    acting = new Acting(folder);
    tree = acting.tree();
  }

  @BeforeEach
  void plant() throws IOException {
    Machine.assumePrograms("script");
    for (String name : List.of("1", "2", "3")) {
      Path _ = tree.file("a" + name, "first\nline");
      Path _ = tree.file("b" + name, "second");
    }
  }

  private static String quoted(List<String> words) {
    return "'" + String.join("' '", words) + "'";
  }

  private String tool(String... more) {
    List<String> words = new ArrayList<>(List.of("env", "-i"));
    Map<String, String> environment = new TreeMap<>(acting.environment());
    environment.forEach((name, value) -> words.add(name + "=" + value));
    List<String> arguments = new ArrayList<>(List.of("--interactive"));
    arguments.addAll(List.of(more));
    arguments.add(tree.path());
    words.addAll(DupesProcess.ofJar().command(arguments.toArray(String[]::new)));
    return quoted(words);
  }

  /** What a person sees, and the tool's exit status; a line each answer, {@code \4} is Ctrl-D. */
  private Outcome answering(String answers, String... more) throws IOException {
    byte[] input = answers.replace("|", "\n").getBytes(StandardCharsets.UTF_8);
    List<String> command =
        List.of("timeout", "-s", "KILL", "12", "script", "-qec", tool(more), "/dev/null");
    return TerminalRun.of(command, input, ASKED);
  }

  private String left() throws IOException {
    try (var names = Files.list(tree.root())) {
      return String.join(" ", names.map(path -> path.getFileName().toString()).sorted().toList());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "|||y|; a1 b1",
        "|2|y|; a1 b2",
        "3|1 2|yes|; a3 b1 b2",
        "2,3|a|Y|; a2 a3 b1 b2 b3",
        "s|1|y|; a1 a2 a3 b1",
        "1|q|y|; a1 b1 b2 b3",
        "?|0|4|1 9|x1|2|a|y|; a2 b1 b2 b3",
        "A|S|; a1 a2 a3 b1 b2 b3",
        "a|a|; a1 a2 a3 b1 b2 b3",
        "q|; a1 a2 a3 b1 b2 b3",
        "|x|; a1 a2 a3 b1 b2 b3",
        "|||; a1 a2 a3 b1 b2 b3",
        "||n|; a1 a2 a3 b1 b2 b3",
        "||maybe|; a1 a2 a3 b1 b2 b3",
      })
  void whatWasChosenIsDoneAfterAYes(String answers, String expected) throws IOException {
    boolean threeGroups = answers.equals("|||y|");

    Outcome outcome = answering(threeGroups ? "||y|" : answers, "--delete").hasStatus(0);

    assertThat(left()).as(outcome.text()).isEqualTo(expected);
  }

  @Test
  void thePersonSeesWhatThereIsToDecide() throws IOException {
    String seen = answering("?|2|a|y|", "--hardlink").hasStatus(0).text().replace("\r", "");

    assertThat(seen)
        .contains("[1/2] 3 files of 10 bytes\n  1  keep ")
        .contains("%s  (oldest)\n".formatted(tree.path("a1")))
        .contains("  2  hardlink ")
        .contains("     \"first\"\n")
        .contains("give up: nothing is done")
        .contains("hardlink 2 files in 1 group, ")
        .contains("2 files in 1 group hard-linked, ")
        .contains("to undo it: dupes undo ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x|", "\4", "|\4", "1|x|"})
  void givingUpDoesNothing(String answers) throws IOException {
    Outcome outcome = answering(answers, "--delete").hasStatus(0);

    assertThat(outcome.text()).contains("dupes: given up: nothing was done");
    assertThat(left()).isEqualTo("a1 a2 a3 b1 b2 b3");
    assertThat(acting.journals()).isEmpty();
  }

  @Test
  void theEndOfInputIsNoYes() throws IOException {
    Outcome _ = answering("||\4", "--delete").hasStatus(0);

    assertThat(left()).isEqualTo("a1 a2 a3 b1 b2 b3");
  }

  @Test
  void interruptingDoesNothing() throws IOException {
    Outcome outcome = answering("|\3", "--delete").hasStatus(130);

    assertThat(left()).as(outcome.text()).isEqualTo("a1 a2 a3 b1 b2 b3");
    assertThat(acting.journals()).isEmpty();
  }

  @Test
  void choosingThatAllStayAsksNothingMore() throws IOException {
    String seen = answering("1 2 3|1 2 3|", "--delete").hasStatus(0).text();

    assertThat(seen).doesNotContain("[y/N]");
    assertThat(left()).isEqualTo("a1 a2 a3 b1 b2 b3");
  }

  @Test
  void aScriptIsWrittenWithoutAYes() throws IOException {
    String script = acting.around().path("script");

    Outcome _ = answering("3|a|", "--delete", "--script", script).hasStatus(0);

    assertThat(Path.of(script)).content().contains("delete_copy '%s'".formatted(tree.path("a3")));
    assertThat(left()).isEqualTo("a1 a2 a3 b1 b2 b3");
  }

  @Test
  void withoutATerminalItIsRefused() throws IOException {
    Outcome outcome =
        DupesProcess.ofJar()
            .with(acting.environment())
            .reading("\n\ny\n".getBytes(StandardCharsets.UTF_8))
            .run("--delete", "--interactive", tree.path())
            .hasStatus(2);

    assertThat(outcome.err()).contains("--interactive needs a terminal to ask at");
    assertThat(left()).isEqualTo("a1 a2 a3 b1 b2 b3");
  }

  @Test
  void toldToAskNothingItIsRefused() throws IOException {
    String seen = answering("", "--delete", "--no-input").hasStatus(2).text();

    assertThat(seen).contains("--interactive needs a terminal to ask at");
  }
}
