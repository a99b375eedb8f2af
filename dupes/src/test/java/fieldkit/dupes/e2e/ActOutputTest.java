package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes to standard output, what is said beside it, and the exit status. */
class ActOutputTest {
  private static final int SIZE = 4096;

  private final Acting acting;
  private final TestTree tree;

  ActOutputTest(@TempDir Path folder) throws IOException {
    acting = new Acting(folder);
    tree = acting.tree();
  }

  @BeforeEach
  void plant() throws IOException {
    for (String name : List.of("a", "b", "c")) {
      Path _ = tree.file(name, TestTree.bytes(SIZE, 'x'));
      Path _ = tree.file("more/" + name, "more");
      tree.modified(name, java.time.Instant.EPOCH);
      tree.modified("more/" + name, java.time.Instant.EPOCH);
    }
  }

  private Outcome run(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.add(tree.path());
    return acting.run(all.toArray(String[]::new));
  }

  private String plan(String action) {
    return """
    keep      T/a  (name)
    ACTIONT/b
    ACTIONT/c

    keep      T/more/a  (name)
    ACTIONT/more/b
    ACTIONT/more/c
    """
        .replace("T/", tree.path() + "/")
        .replace("ACTION", (action + "          ").substring(0, 10));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "delete; deleted, 8200 bytes freed",
        "hardlink; hard-linked, 8200 bytes freed",
        "symlink; replaced by symbolic links, 8200 bytes freed",
        "reflink; made to share storage, 8200 bytes freed",
        "trash; moved to the trash",
      })
  void thePlanIsAllThatIsPrinted(String action, String become) throws IOException {
    Snapshot before = acting.snapshot();

    Outcome outcome = run("--" + action).isClean();

    assertThat(outcome.text()).isEqualTo(plan(action));
    assertThat(outcome.errorLines())
        .endsWith(
            "4 files in 2 groups would be %s; nothing was done yet: --apply does it"
                .formatted(become));
    assertThat(acting.snapshot()).isEqualTo(before);
    assertThat(acting.journals()).isEmpty();
  }

  @Test
  void whatIsDoneIsToldTheSameWayAndHowToUndoIt() throws IOException {
    Outcome outcome = run("--delete", "--apply").isClean();

    assertThat(outcome.text()).isEqualTo(plan("delete"));
    assertThat(outcome.errorLines())
        .endsWith(
            "4 files in 2 groups deleted, 16384 bytes freed",
            "to undo it: dupes undo " + acting.journal());
  }

  @Test
  void quietMeansThatOnlyErrorsAreSaid() throws IOException {
    assertThat(run("-q", "--delete").isClean().err()).isEmpty();
    assertThat(run("-q", "--delete", "--apply").isClean().err()).isEmpty();
    assertThat(acting.run("undo", "-q", acting.journal()).isClean().err()).isEmpty();
  }

  @Test
  void foldersLeftEmptyAreToldOf() throws IOException {
    Path _ = tree.folder("empty/before");
    Path _ = tree.file("x/y/z", TestTree.bytes(SIZE, 'x'));

    Outcome outcome = run("--delete", "--apply", "--prune-dirs").isClean();

    assertThat(outcome.text())
        .endsWith("prune     %s\nprune     %s\n".formatted(tree.path("x/y"), tree.path("x")));
    assertThat(outcome.errorLines()).contains("2 empty folders removed");
    assertThat(tree.at("empty/before")).exists();
    assertThat(acting.run("undo", acting.journal()).isClean().text()).contains(tree.path("x/y/z"));
    assertThat(tree.at("x/y/z")).exists();
  }

  @Test
  void whatCannotBeDoneIsNamedAndTheRestIsDone() throws IOException {
    tree.permissions("b", "rwxr-xr-x");

    Outcome outcome = run("--hardlink", "--apply").hasStatus(1);

    assertThat(outcome.text()).doesNotContain(tree.path("b") + "\n").contains(tree.path("c"));
    assertThat(outcome.err()).contains("1 left alone, named above");
    Outcome _ =
        outcome.names(
            tree.path("b"), "its permissions would change (--merge-meta allows it); left alone");
  }

  @Test
  void nothingToDoIsFineAndLeavesNoJournal() throws IOException {
    Outcome outcome = run("--delete", "--apply", "--min", "1G").isClean();

    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.errorLines()).endsWith("0 files in 0 groups deleted, 0 bytes freed");
    assertThat(acting.journals()).isEmpty();
  }

  @Test
  void jsonIsOneDocumentPlannedOrDone() throws IOException {
    Json plan = Json.parse(run("--json", "--delete").isClean().out());
    Json done = Json.parse(run("--json", "--delete", "--apply").isClean().out());

    assertThat(plan.flag("applied")).isFalse();
    assertThat(done.flag("applied")).isTrue();
    for (Json document : List.of(plan, done)) {
      assertThat(document.text("tool")).isEqualTo("dupes");
      assertThat(document.number("shape")).isEqualTo(1);
      assertThat(document.text("action")).isEqualTo("delete");
      Json group = document.list("groups").getFirst();
      assertThat(group.list("kept").getFirst().text("reason")).isEqualTo("name");
      assertThat(group.list("steps").getFirst().text("path")).isEqualTo(tree.path("b"));
      assertThat(document.object("summary").number("files")).isEqualTo(4);
    }
    Json undone = Json.parse(acting.run("undo", "--json", acting.journal()).isClean().out());
    assertThat(undone.list("restored")).hasSize(4);
    assertThat(undone.number("refused")).isZero();
  }

  @Test
  void theReportSaysWhereItLookedAndHowManyNamesFilesHave() throws IOException {
    Path _ = tree.hardLink("d", "a");
    Json report = Json.parse(run("--json").isClean().out());

    assertThat(report.list("roots").getFirst().text("path")).isEqualTo(tree.path());
    assertThat(report.list("groups").getFirst().list("members").getFirst().number("link_count"))
        .isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "[]", "{\"tool\":\"dupes\"}", "{\"tool\":\"other\",\"shape\":1}"})
  void aReportThatIsNoneIsRefused(String text) throws IOException {
    Path _ = acting.around().file("report", text);

    Outcome outcome = acting.run("act", acting.around().path("report"), "--delete").hasStatus(3);

    assertThat(outcome.errorLines()).hasSize(2);
    assertThat(outcome.errorLines().get(1)).startsWith("nothing was done; ");
  }

  @Test
  void aReportComesFromStandardInputToo() {
    byte[] report = run("--json").isClean().out();

    Outcome outcome = acting.dupes().reading(report).with("act", "-", "--hardlink").isClean();

    assertThat(outcome.text()).isEqualTo(plan("hardlink"));
  }

  @Test
  void groupsOfFoldersAreLeftAloneAndNamed() throws IOException {
    Path _ = tree.file("twin/a", "more");
    Path _ = tree.file("twin/b", "more");
    Path _ = tree.file("twin/c", "more");
    Path _ = acting.around().file("r", run("--json", "--dirs").isClean().out());

    Outcome outcome = acting.run("act", acting.around().path("r"), "--delete").hasStatus(1);

    assertThat(outcome.err()).contains("groups of folders are left alone");
  }

  @Test
  void aFolderCalledActCanBeScanned() throws IOException {
    Path act = Files.move(tree.root(), acting.around().at("act"));

    assertThat(acting.run(act.toString()).isClean().groups()).hasSize(2);
    assertThat(acting.run("--", act.toString()).isClean().groups()).hasSize(2);
  }
}
