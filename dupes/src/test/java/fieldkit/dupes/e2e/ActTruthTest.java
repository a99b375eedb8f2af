package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.common.io.FileAccess;
import fieldkit.common.io.FileFault;
import fieldkit.common.io.FileFault.Reason;
import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of files where many are acted on, or the file system cannot do all there is. */
class ActTruthTest {
  private static final int MANY = 600; // more than two batches

  private final FileAccess real = FileAccess.ofThisSystem();
  private final TestTree tree;
  private final String journal;

  ActTruthTest(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
    journal = tree.path("journal");
  }

  private Outcome run(FileAccess files, String... words) {
    return new Dupes()
        .through(files)
        .in(Map.of("XDG_DATA_HOME", tree.path("data"), "XDG_STATE_HOME", tree.path("state")))
        .with(words);
  }

  private Outcome act(FileAccess files, String action, String... more) {
    java.util.ArrayList<String> words = new java.util.ArrayList<>(List.of(action, "--apply"));
    words.addAll(List.of("--journal", journal, tree.path("in")));
    words.addAll(List.of(more));
    return run(files, words.toArray(String[]::new));
  }

  private Outcome undo() {
    return run(real, "undo", journal);
  }

  private TreeState state() throws IOException {
    return TreeState.of(tree.at("in"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--delete", "--hardlink", "--trash"})
  void moreFilesThanABatchHolds(String action) throws IOException {
    for (int i = 0; i < MANY; i++) {
      tree.file("in/%d/%d".formatted(i % 7, i), "the same");
    }
    TreeState before = state();

    Outcome outcome = act(real, action).isClean();

    assertThat(outcome.err()).contains(MANY - 1 + " files in 1 group");
    Outcome _ = undo().isClean();
    assertThat(state().entries()).isEqualTo(before.entries());
  }

  @Test
  void aFileThatCanHaveNoMoreNamesHandsOver() throws IOException {
    for (int i = 10; i < 20; i++) {
      tree.file("in/" + i, "the same");
    }
    TreeState before = state();
    FaultyFiles files = FaultyFiles.doing("link", 4, ActTruthTest::tooManyLinks);

    Outcome _ = act(files.access(), "--hardlink").isClean();

    assertThat(state().namesOf("10")).containsExactly("10", "11", "12", "13");
    assertThat(state().namesOf("14")).containsExactly("14", "15", "16", "17", "18", "19");
    Outcome _ = undo().isClean();
    assertThat(state().entries()).isEqualTo(before.entries());
  }

  @Test
  void aFileWithSeveralNamesTakesOverInTheMiddleOfThem() throws IOException {
    tree.file("in/10", "the same");
    tree.file("in/11", "the same");
    for (String name : new String[] {"in/12", "in/13"}) {
      tree.hardLink(name, "in/11");
    }
    tree.file("in/14", "the same");
    TreeState before = state();
    FaultyFiles files = FaultyFiles.doing("link", 2, ActTruthTest::tooManyLinks);

    Outcome outcome = act(files.access(), "--hardlink", "--keep", "name").isClean();

    assertThat(state().namesOf("10")).containsExactly("10", "11");
    assertThat(state().namesOf("12")).as(outcome.text()).contains("14");
    Outcome _ = undo().isClean();
    assertThat(state().entries()).isEqualTo(before.entries());
  }

  private static void tooManyLinks() throws IOException {
    throw new FileFault(Reason.TOO_MANY_LINKS);
  }

  @Test
  void noFileCanHaveAnyMoreNames() throws IOException {
    for (int i = 10; i < 20; i++) {
      tree.file("in/" + i, "the same");
    }
    TreeState before = state();
    FaultyFiles files = FaultyFiles.failing("link", 1, Reason.TOO_MANY_LINKS);

    Outcome _ = act(files.access(), "--hardlink");

    assertThat(state().entries()).isEqualTo(before.entries());
    Outcome _ = undo().isClean();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--delete --prune-dirs -H",
        "--trash --prune-dirs",
        "--move --prune-dirs",
        "--hardlink --merge-meta",
        "--symlink --merge-meta -H"
      })
  void aFileSystemThatCannotExchange(String action) throws IOException {
    ActScene scene = new ActScene(tree.at("scene"));
    FaultyFiles files = FaultyFiles.withPlainRenameOnly();

    Outcome _ = scene.act(files.access(), action).isClean();

    scene.nothingIsLost();
    scene.now().hasNoLitter();
    Outcome _ = scene.undo(FaultyFiles.withPlainRenameOnly().access()).isClean();
    scene.isAsBefore();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--delete", "--hardlink", "--symlink"})
  void aFreshCopyIsOnTheDeviceFirst(String action) throws IOException {
    for (String name : new String[] {"in/a", "in/b"}) {
      tree.file(name, "the same");
      tree.modified(name, Instant.EPOCH); // as cp -p does
    }
    FaultyFiles files = FaultyFiles.failing("nothing", 1, FileFault.Reason.OTHER); // sees all calls

    Outcome _ = act(files.access(), action).isClean();

    assertThat(files.calls().subList(0, files.calls().indexOf("rename")))
        .as("the journal's header, the kept file, the journal")
        .filteredOn(call -> call.startsWith("force") && !call.equals("forceDirectory"))
        .containsExactly("force", "forceFileSystem", "forceContent");
  }

  @Test
  void holesStayHoles() throws IOException {
    for (String name : new String[] {"in/a", "in/b"}) {
      try (var file = new java.io.RandomAccessFile(tree.file(name, "begin").toFile(), "rw")) {
        file.setLength(50 << 20);
        file.seek(20 << 20);
        file.write(1);
      }
    }
    Outcome _ = act(real, "--delete").isClean();
    Outcome _ = undo().isClean();

    assertThat(Files.mismatch(tree.at("in/a"), tree.at("in/b"))).isNegative();
    assertThat(real.status(RawPath.ofText(tree.path("in/b")), false).allocated())
        .isLessThan(1 << 20);
  }

  @Test
  void twoFileSystemsKeepOneEach() throws IOException {
    tree.file("in/a", "the same");
    tree.file("in/b", "the same");
    try (Mount _ = Mount.memory(tree.at("in/mounted"), "1m")) {
      tree.file("in/mounted/c", "the same");
      tree.file("in/mounted/d", "the same");
      Outcome _ = act(real, "--hardlink").isClean();

      assertThat(Files.getAttribute(tree.at("in/b"), "unix:nlink")).isEqualTo(2);
      assertThat(Files.getAttribute(tree.at("in/mounted/d"), "unix:nlink")).isEqualTo(2);
    }
  }

  @Test
  void aMoveToAnotherFileSystemIsRefused() throws IOException {
    tree.file("in/a", "the same");
    tree.file("in/b", "the same");
    TreeState before = state();
    try (Mount _ = Mount.memory(tree.at("out"), "1m")) {
      run(real, "--move", tree.path("out"), "--apply", "--journal", journal, tree.path("in"))
          .hasStatus(1)
          .names(tree.path("in/b"), "On another file system");
    }
    assertThat(state().entries()).isEqualTo(before.entries());
  }
}
