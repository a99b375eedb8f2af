package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Command lines that make no sense are refused before anything is read. */
class ActUsageTest {
  private final Acting acting;

  ActUsageTest(@TempDir Path folder) throws IOException {
    acting = new Acting(folder);
  }

  @BeforeEach
  void plant() throws IOException {
    Path _ = acting.tree().file("a", "same");
    Path _ = acting.tree().file("b", "same");
  }

  private Outcome run(String words) {
    List<String> all = new ArrayList<>();
    for (String word : words.split(" ", -1)) {
      all.add(word.replace("TREE", acting.tree().path()).replace("AROUND", acting.around().path()));
    }
    return acting.run(all.toArray(String[]::new));
  }

  private void isRefused(String words, String message) throws IOException {
    Snapshot before = Snapshot.of(acting.around().root());

    Outcome outcome = run(words).hasStatus(2);

    assertThat(outcome.errorLines()).hasSize(2);
    assertThat(outcome.errorLines().getFirst()).startsWith("dupes: ").contains(message);
    assertThat(outcome.errorLines().get(1)).startsWith("try 'dupes ").endsWith("--help'");
    assertThat(outcome.out()).isEmpty();
    assertThat(Snapshot.of(acting.around().root())).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "--delete --hardlink; --delete and --hardlink do not go together",
        "--symlink --reflink --apply; --symlink and --reflink do not go together",
        "--trash --move AROUND; --trash and --move do not go together",
        "--apply; --apply needs an action, such as --delete or --hardlink",
        "--interactive; --interactive needs an action",
        "-i; --interactive needs an action",
        "--script AROUND/s; --script needs an action",
        "--keep newest; --keep needs an action",
        "-k newest; --keep needs an action",
        "--keep-copies 2; --keep-copies needs an action",
        "--absolute; --absolute needs an action",
        "--merge-meta; --merge-meta needs an action",
        "--prune-dirs; --prune-dirs needs an action",
        "--journal AROUND/j; --journal needs an action",
        "--delete --absolute; --absolute goes with --symlink",
        "--hardlink --absolute; --absolute goes with --symlink",
        "--delete --merge-meta; --merge-meta goes with --hardlink and --symlink",
        "--move AROUND --merge-meta; --merge-meta goes with --hardlink and --symlink",
        "--hardlink --prune-dirs; --prune-dirs goes with --delete, --trash and --move",
        "--trash --script AROUND/s; --script: the shell has no command for --trash",
        "--reflink --script AROUND/s; --script: the shell has no command for --reflink",
        "--delete --script AROUND/s --apply; --script and --apply do not go together",
        "--delete --script AROUND/s --prune-dirs; --script and --prune-dirs do not go together",
        "--delete --script AROUND/s --journal AROUND/j; --script and --journal do not go together",
        "--hardlink --script AROUND/s; add --merge-meta",
        "--symlink --script AROUND/s; add --merge-meta",
        "--delete --interactive; --interactive needs a terminal to ask at",
        "--delete --interactive --no-input; --interactive needs a terminal to ask at",
        "--delete --keep sideways; --keep: 'sideways' is not one of path,",
        "--delete --keep re:(; --keep: '(' is no regular expression",
        "--delete --keep-copies 0; --keep-copies: at least one file of a group always stays",
        "--delete --keep-copies -1; --keep-copies",
        "--delete --keep-copies x; --keep-copies",
        "--move AROUND/none; none: No such file or folder",
        "--move TREE/a; a: Not a folder",
      })
  void combinationsThatMakeNoSenseAreRefused(String options, String message) throws IOException {
    isRefused(options + " TREE", message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--dirs",
        "--unique",
        "--symlinks",
        "--summarize",
        "--format csv",
        "--output AROUND/o",
        "--print0",
        "--size"
      })
  void optionsForReportsDoNotGoWithActions(String option) throws IOException {
    String name = option.split(" ", 2)[0];

    isRefused("--delete %s TREE".formatted(option), "--delete and %s do not go".formatted(name));
  }

  @Test
  void filesAreNotMovedIntoWhatIsScanned() throws IOException {
    Path _ = acting.tree().folder("in");

    Outcome outcome = run("--move TREE/in TREE").hasStatus(2);

    assertThat(outcome.err())
        .contains("--move: %s lies in what is scanned".formatted(acting.tree().path("in")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "act AROUND/r; an action is missing, such as --delete or --hardlink",
        "act --delete; no REPORT given",
        "act AROUND/r AROUND/s --delete; one report at a time",
        "act AROUND/none --delete; none: No such file or folder",
        "act AROUND --delete; Is a folder",
        "act AROUND/r --delete --hardlink; do not go together",
        "act AROUND/r --delete --min 3; --min",
        "undo; no JOURNAL given",
        "undo AROUND/a AROUND/b; one journal at a time",
        "undo AROUND/none; none: No such file or folder",
        "undo AROUND; Is a folder",
        "undo AROUND/none --apply; --apply",
      })
  void theCommandsRefuseToo(String words, String message) {
    Outcome outcome = run(words).hasStatus(2);

    assertThat(outcome.errorLines().getFirst()).startsWith("dupes: ").contains(message);
    assertThat(outcome.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"act", "undo"})
  void theCommandsHaveHelpOfTheirOwn(String command) {
    Outcome help = run(command + " --help").isClean();

    assertThat(help.text()).contains("Usage: dupes " + command);
    assertThat(help.text().lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(81));
  }
}
