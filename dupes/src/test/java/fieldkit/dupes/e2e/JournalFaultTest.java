package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.common.io.FileAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without a journal nothing is done; and what undo does where more has changed since. */
class JournalFaultTest {
  private static final String SAME = "the same";

  private final TestTree tree;
  private final Path journal;

  JournalFaultTest(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
    journal = tree.at("journal");
  }

  @BeforeEach
  void fill() throws IOException {
    tree.file("in/a", SAME);
    tree.file("in/b", SAME);
  }

  private Outcome run(Map<String, String> environment, String... words) {
    return new Dupes().through(FileAccess.ofThisSystem()).in(environment).with(words);
  }

  private Outcome act(String action, String... more) {
    List<String> words = new ArrayList<>(List.of(action, "--apply"));
    words.addAll(List.of("--journal", journal.toString(), tree.path("in")));
    words.addAll(List.of(more));
    return run(Map.of("XDG_DATA_HOME", tree.path("data")), words.toArray(String[]::new));
  }

  private Outcome undo() {
    return run(Map.of(), "undo", journal.toString());
  }

  private void bothAreThere() throws IOException {
    assertThat(tree.at("in/a")).hasContent(SAME);
    assertThat(tree.at("in/b")).hasContent(SAME);
  }

  private static void isRefused(Outcome outcome, String why) {
    assertThat(outcome.hasStatus(4).err()).contains("the journal cannot be written").contains(why);
  }

  @Test
  void aJournalIsNeverOverwritten() throws IOException {
    tree.file("journal", "old");

    isRefused(act("--delete"), "Exists already");

    assertThat(journal).hasContent("old");
    bothAreThere();
  }

  @Test
  void aJournalInAFolderThatIsNotThere() throws IOException {
    Outcome outcome =
        run(
            Map.of(),
            "--delete",
            "--apply",
            "--journal",
            tree.path("nowhere/journal"),
            tree.path("in"));

    isRefused(outcome, "No such file");
    bothAreThere();
  }

  @Test
  void aJournalOnAFullDisk() throws IOException {
    try (Mount _ = Mount.memory(tree.at("small"), "16k")) {
      tree.file("small/filler", "");
      fill(tree.at("small/filler"));
      Outcome outcome =
          run(
              Map.of(),
              "--delete",
              "--apply",
              "--journal",
              tree.path("small/journal"),
              tree.path("in"));
      isRefused(outcome, "No space left");
      assertThat(tree.at("small/journal")).doesNotExist();
    }
    bothAreThere();
  }

  /** Until nothing more fits. */
  private static void fill(Path file) {
    try (var out = Files.newOutputStream(file)) {
      for (int i = 0; i < 100; i++) {
        out.write(new byte[1024]);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("space");
    }
  }

  /** A mebibyte is written ahead; what does not fit into it any more is not done. */
  @Test
  void aDiskThatIsFullInTheMiddleOfARun() throws IOException {
    for (int i = 0; i < 2500; i++) {
      tree.file("in/%0200d".formatted(i), SAME);
    }
    TreeState before = TreeState.of(tree.at("in"));
    try (Mount _ = Mount.memory(tree.at("small"), "1100k")) {
      Outcome outcome =
          run(
              Map.of(),
              "--delete",
              "--apply",
              "--journal",
              tree.path("small/journal"),
              tree.path("in"));

      assertThat(outcome.hasStatus(4).err()).contains("No space left");
      assertThat(TreeState.of(tree.at("in")).entries().size())
          .isGreaterThan(1)
          .isLessThan(before.entries().size());
      Outcome _ = run(Map.of(), "undo", tree.path("small/journal")).isClean();
      assertThat(TreeState.of(tree.at("in")).entries()).isEqualTo(before.entries());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--delete", "--hardlink", "--symlink"})
  void theKeptFileChangedSince(String action) throws IOException {
    Outcome _ = act(action).isClean();
    tree.file("in/a", "changed since");

    undo().hasStatus(1).names(tree.path("in/b"), "the copy that was kept has changed since");

    assertThat(tree.at("in/a")).hasContent("changed since");
    TreeState.of(tree.root()).hasNoLitter();
  }

  @Test
  void theKeptFileOfALinkMovedSince() throws IOException {
    Outcome _ = act("--hardlink").isClean();
    Path _ = Files.move(tree.at("in/a"), tree.at("in/z"));

    Outcome _ = undo().isClean();

    assertThat(tree.at("in/b")).hasContent(SAME);
    assertThat(Files.getAttribute(tree.at("in/b"), "unix:nlink")).isEqualTo(1);
  }

  @Test
  void aLinkThatIsWrittenToWhileItIsUndone() throws IOException {
    Outcome _ = act("--hardlink").isClean();
    Files.delete(tree.at("in/a"));
    FaultyFiles files =
        FaultyFiles.doing(
            "rename", 1, () -> Files.writeString(tree.at("in/b"), "written meanwhile"));

    new Dupes()
        .through(files.access())
        .with("undo", journal.toString())
        .hasStatus(1)
        .names(tree.path("in/b"), "changed while it was copied");

    assertThat(tree.at("in/b")).hasContent("written meanwhile");
    TreeState.of(tree.root()).hasNoLitter();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--delete", "--symlink"})
  void theOnlyFileOfManyNamesWasReplacedSince(String action) throws IOException {
    Files.delete(tree.at("in/b"));
    tree.hardLink("in/b", "in/a");
    Outcome _ = act(action, "-H").isClean();
    Files.delete(tree.at("in/a"));
    tree.file("in/a", "of another");

    undo().hasStatus(1).names(tree.path("in/b"), "has changed since");

    if (action.equals("--delete")) {
      assertThat(tree.at("in/b")).as("never another's content").doesNotExist();
    }
    assertThat(Files.getAttribute(tree.at("in/a"), "unix:nlink")).isEqualTo(1);
  }

  @Test
  void aNameThatWasTakenSince() throws IOException {
    Outcome _ = act("--delete").isClean();
    tree.file("in/b", "of another");

    undo().hasStatus(1).names(tree.path("in/b"), "another file has this name now");

    assertThat(tree.at("in/b")).hasContent("of another");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--delete", "--hardlink", "--symlink", "--trash"})
  void aDryRunOfUndoChangesNothing(String action) throws IOException {
    Outcome _ = act(action).isClean();
    TreeState before = TreeState.of(tree.root());

    Outcome outcome = run(Map.of(), "undo", "-n", journal.toString()).isClean();

    assertThat(outcome.text()).isEqualTo("restore   " + tree.path("in/b") + "\n");
    assertThat(TreeState.of(tree.root()).entries()).isEqualTo(before.entries());
  }

  @Test
  void aHomeBehindASymbolicLink() throws IOException {
    tree.folder("real/data");
    tree.link("home", "real");
    tree.link("home-data", "real/data");
    Map<String, String> environment =
        Map.of("HOME", tree.path("home"), "XDG_DATA_HOME", tree.path("home-data"));

    Outcome _ = run(environment, "--trash", "--apply", tree.path("in")).isClean();

    assertThat(tree.at("real/data/Trash/files/b")).hasContent(SAME);
    String written;
    try (var journals = Files.list(tree.at("real/.local/state/dupes"))) {
      written = journals.findFirst().orElseThrow().toString();
    }
    Outcome _ = run(environment, "undo", written).isClean();
    bothAreThere();
    assertThat(tree.at("real/data/Trash/info/b.trashinfo")).doesNotExist();
  }
}
