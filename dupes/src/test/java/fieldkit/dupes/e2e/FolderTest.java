package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --dirs}: folders that are equal all the way down. */
class FolderTest {
  private final TestTree tree;

  FolderTest(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
  }

  private Outcome run(String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "--dirs";
    System.arraycopy(options, 0, arguments, 1, options.length);
    arguments[options.length + 1] = tree.path();
    return Dupes.run(arguments).isClean();
  }

  private void equalFolders() throws IOException {
    for (String side : new String[] {"x/", "y/"}) {
      tree.file(side + "a", "first");
      tree.file(side + "sub/b", "second");
      tree.file(side + "sub/deep/c", "third");
    }
  }

  @Test
  void equalTreesAreOneGroup() throws IOException {
    equalFolders();

    Outcome outcome = run();

    assertThat(outcome.groupsIn(tree)).containsExactly("x/ y/");
    assertThat(outcome.errorLines())
        .contains("1 group, 3 duplicate files, 16 bytes could be freed");
  }

  @Test
  void theySayWhatTheyAre() throws IOException {
    equalFolders();

    Json group = Json.parse(run("--json").out()).list("groups").getFirst();

    assertThat(group.text("kind")).isEqualTo("folders");
    assertThat(group.number("size")).isEqualTo(16);
    assertThat(group.number("waste")).isEqualTo(16);
    assertThat(group.list("members").getFirst().text("path")).isEqualTo(tree.path("x"));
  }

  @Test
  void anExtraFileMakesThemUnequalButNotTheirSubfolders() throws IOException {
    equalFolders();
    tree.file("y/extra", "more");

    assertThat(run().groupsIn(tree)).containsExactly("x/a y/a", "x/sub/ y/sub/");
  }

  @Test
  void anotherNameMakesThemUnequal() throws IOException {
    tree.file("x/a", "same");
    tree.file("y/b", "same");

    assertThat(run().groupsIn(tree)).containsExactly("x/a y/b");
  }

  @Test
  void anotherContentOfTheSameSizeMakesThemUnequal() throws IOException {
    tree.file("x/a", "same");
    tree.file("x/b", "some");
    tree.file("y/a", "same");
    tree.file("y/b", "emos");

    assertThat(run().groupsIn(tree)).containsExactly("x/a y/a");
  }

  @Test
  void swappedContentsMakeThemUnequal() throws IOException {
    tree.file("x/a", "1");
    tree.file("x/b", "2");
    tree.file("y/a", "2");
    tree.file("y/b", "1");

    assertThat(run().groupsIn(tree)).containsExactly("x/a y/b", "x/b y/a");
  }

  @Test
  void emptyFilesCount() throws IOException {
    tree.file("x/a", "same");
    tree.file("x/empty", "");
    tree.file("y/a", "same");
    tree.file("y/empty", "");
    tree.file("z/a", "same");

    Outcome outcome = run();

    assertThat(outcome.groupsIn(tree)).containsExactly("x/ y/", "x/a y/a z/a");
  }

  @Test
  void emptyFoldersCount() throws IOException {
    tree.file("x/a", "same");
    tree.folder("x/empty");
    tree.file("y/a", "same");

    assertThat(run().groupsIn(tree)).containsExactly("x/a y/a");
    tree.folder("y/empty");
    assertThat(run().groupsIn(tree)).containsExactly("x/ y/");
  }

  @Test
  void foldersWithoutAFileAreNoGroup() throws IOException {
    tree.folder("x/a/b");
    tree.folder("y/a/b");

    assertThat(run().groups()).isEmpty();
  }

  @Test
  void aFileIsNoFolder() throws IOException {
    tree.file("x/a", "same");
    tree.file("x/b/f", "in a folder");
    tree.file("y/a", "same");
    tree.file("y/b", "in a folder");

    assertThat(run().groupsIn(tree)).containsExactly("x/a y/a", "x/b/f y/b");
  }

  @Test
  void aSymbolicLinkInsideMakesThemUnequal() throws IOException {
    tree.file("x/a", "same");
    tree.link("x/l", "a");
    tree.file("y/a", "same");
    tree.link("y/l", "a");

    assertThat(run().groupsIn(tree)).containsExactly("x/a y/a");
  }

  @Test
  void aFollowedLinkToAKnownFolderMakesThemUnequal() throws IOException {
    tree.file("x/a", "same");
    tree.link("x/l", "../known");
    tree.file("y/a", "same");
    tree.file("known/k", "something");

    assertThat(run("-s").groupsIn(tree)).containsExactly("x/a y/a");
  }

  @Test
  void followedLinksToFilesAreFiles() throws IOException {
    tree.file("x/a", "same");
    tree.file("y/a", "same");
    tree.file("out1", "linked");
    tree.file("out2", "linked");
    tree.link("x/l", "../out1");
    tree.link("y/l", "../out2");

    assertThat(run("-s").groupsIn(tree)).containsExactly("out1 out2", "x/ y/");
  }

  @Test
  void aDanglingLinkMakesThemUnequalToo() throws IOException {
    tree.file("x/a", "same");
    tree.link("x/l", "nowhere");
    tree.file("y/a", "same");

    assertThat(run("-s").groupsIn(tree)).containsExactly("x/a y/a");
  }

  @Test
  void whatIsLeftOutMakesThemUnequal() throws IOException {
    equalFolders();

    assertThat(run("--exclude", "c").groupsIn(tree)).containsExactly("x/a y/a", "x/sub/b y/sub/b");
    assertThat(run("--depth", "2").groupsIn(tree)).containsExactly("x/a y/a");
    assertThat(run("--min", "6").groupsIn(tree)).containsExactly("x/sub/b y/sub/b");
  }

  @Test
  void aFileThatCannotBeReadMakesThemUnequal() throws IOException {
    equalFolders();
    HookedFiles files = new HookedFiles();
    HookedFiles _ = files.failing(HookedFiles.Call.OPEN, 1, tree.path("y/sub/deep/c"));

    Outcome outcome = new Dupes().through(files.access()).with("--dirs", tree.path()).hasStatus(1);

    assertThat(outcome.groupsIn(tree)).containsExactly("x/a y/a", "x/sub/b y/sub/b");
    outcome.names(tree.path("y/sub/deep/c"), "Input/output error");
  }

  @Test
  void aFolderThatCannotBeReadMakesThemUnequal() throws IOException {
    equalFolders();
    HookedFiles files = new HookedFiles();
    HookedFiles _ = files.failing(HookedFiles.Call.OPEN, 1, tree.path("y/sub/deep"));

    Outcome outcome = new Dupes().through(files.access()).with("--dirs", tree.path()).hasStatus(1);

    assertThat(outcome.groupsIn(tree)).containsExactly("x/a y/a", "x/sub/b y/sub/b");
    outcome.names(tree.path("y/sub/deep"), "Input/output error");
  }

  @Test
  void aFolderThatCannotBeListedToItsEndMakesThemUnequal() throws IOException {
    equalFolders();
    HookedFiles files = new HookedFiles();
    HookedFiles _ = files.failing(HookedFiles.Call.NEXT, 2, tree.path("y/sub/deep"));

    Outcome outcome = new Dupes().through(files.access()).with("--dirs", tree.path()).hasStatus(1);

    assertThat(outcome.groupsIn(tree))
        .containsExactly("x/a y/a", "x/sub/b y/sub/b", "x/sub/deep/c y/sub/deep/c");
    outcome.names(tree.path("y/sub/deep"), "Input/output error");
  }

  @Test
  void aFileOutsideIsListedWithThoseInside() throws IOException {
    equalFolders();
    tree.file("z", "third");

    assertThat(run().groupsIn(tree)).containsExactly("x/ y/", "x/sub/deep/c y/sub/deep/c z");
  }

  @Test
  void threeOfThem() throws IOException {
    equalFolders();
    tree.file("w/inner/b", "second");
    tree.file("w/inner/deep/c", "third");

    Outcome outcome = run();

    assertThat(outcome.groupsIn(tree)).containsExactly("w/inner/ x/sub/ y/sub/", "x/ y/");
    assertThat(outcome.errorLines())
        .as("each file is counted once")
        .contains("2 groups, 5 duplicate files, 27 bytes could be freed");
  }

  @Test
  void namesNotInUtf8() throws IOException {
    tree.file("x/\udcff", "same");
    tree.file("y/\udcff", "same");
    tree.file("z/\udcfe", "same");

    assertThat(run().groupsIn(tree)).containsExactly("x/ y/", "x/\udcff y/\udcff z/\udcfe");
  }

  @Test
  void foldersOfTheSameFilesWasteNothing() throws IOException {
    tree.file("x/a", "linked");
    tree.hardLink("y/a", "x/a");

    Outcome outcome = run();

    assertThat(outcome.groupsIn(tree)).containsExactly("x/ y/");
    assertThat(outcome.errorLines()).contains("1 group, 0 duplicate files, 0 bytes could be freed");
  }

  @Test
  void linkedFilesAreNoWasteOfTheirFolder() throws IOException {
    tree.file("x/a", "linked");
    tree.file("x/b", "copied file");
    tree.hardLink("y/a", "x/a");
    tree.file("y/b", "copied file");
    tree.hardLink("z/a", "x/a");
    tree.file("z/b", "copied file");

    Json group = Json.parse(run("--json").out()).list("groups").getFirst();

    assertThat(group.number("size")).isEqualTo(17);
    assertThat(group.number("waste")).isEqualTo(22);
  }

  @Test
  void foldersGivenByOverlappingPaths() throws IOException {
    equalFolders();

    assertThat(
            Dupes.run("--dirs", tree.path("y"), tree.path(), tree.path("x"))
                .isClean()
                .groupsIn(tree))
        .containsExactly("y/ x/");
  }
}
