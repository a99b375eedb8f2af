package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --ignore-files}: what .gitignore and .ignore hide, and how much that was. */
class IgnoreFilesTest {
  private final TestTree tree;

  IgnoreFilesTest(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
  }

  /** All files that are left, each a group of its own. */
  private Outcome left() {
    return Dupes.run("--ignore-files", "--rf-over", "0", "--exclude", ".*ignore", tree.path())
        .isClean();
  }

  @Test
  void onlyWhenAskedFor() throws IOException {
    tree.file(".gitignore", "*.o\n");
    tree.file("a.o", "same");
    tree.file("b.o", "same");

    assertThat(Dupes.run(tree.path()).isClean().groupsIn(tree)).containsExactly("a.o b.o");
    assertThat(Dupes.run("--ignore-files", tree.path()).isClean().groups()).isEmpty();
  }

  @Test
  void whatWasHiddenIsCounted() throws IOException {
    tree.file(".gitignore", "*.o\nbuild/\n");
    tree.file("a.o", "same");
    tree.file("b.o", "same");
    tree.file("build/x", "same");
    tree.file("build/y", "same");
    tree.file("c", "same");

    Outcome outcome = Dupes.run("--ignore-files", tree.path()).isClean();
    assertThat(outcome.errorLines().getFirst())
        .isEqualTo("2 total files, 3 hidden by ignore files");

    Json report = Json.parse(Dupes.run("--ignore-files", "--json", tree.path()).out());
    assertThat(report.object("summary").number("hidden_by_ignore_files")).isEqualTo(3);
    assertThat(Dupes.run(tree.path()).errorLines().getFirst()).isEqualTo("6 total files");
  }

  @Test
  void nestedFilesAddUpAndTheNearestDecides() throws IOException {
    tree.file(".gitignore", "*.log\n/top\n");
    tree.file("a.log", "1");
    tree.file("top", "2");
    tree.file("sub/top", "3");
    tree.file("sub/.gitignore", "!keep.log\nlocal\n");
    tree.file("sub/keep.log", "4");
    tree.file("sub/other.log", "5");
    tree.file("sub/local", "6");
    tree.file("sub/deep/local", "7");
    tree.file("sub/deep/keep.log", "8");
    tree.file("local", "9");

    assertThat(left().groupsIn(tree))
        .containsExactly("local", "sub/deep/keep.log", "sub/keep.log", "sub/top");
  }

  @Test
  void theLastLineDecides() throws IOException {
    tree.file(".gitignore", "*.txt\n!a.txt\n");
    tree.file("a.txt", "1");
    tree.file("b.txt", "2");
    tree.file("sub/.gitignore", "!*.txt\na.txt\n");
    tree.file("sub/a.txt", "3");
    tree.file("sub/b.txt", "4");

    assertThat(left().groupsIn(tree)).containsExactly("a.txt", "sub/b.txt");
  }

  @Test
  void onlySomeKindsOfFilesAreShown() throws IOException {
    tree.file(".gitignore", "*\n!*/\n!*.txt\n");
    tree.file("a.txt", "1");
    tree.file("b.jpg", "2");
    tree.file("sub/c.txt", "3");
    tree.file("sub/d.jpg", "4");

    assertThat(left().groupsIn(tree)).containsExactly("a.txt", "sub/c.txt");
  }

  @Test
  void ignoreComesBeforeGitignore() throws IOException {
    tree.file(".gitignore", "*.txt\n");
    tree.file(".ignore", "!a.txt\n*.jpg\n");
    tree.file("a.txt", "1");
    tree.file("b.txt", "2");
    tree.file("c.jpg", "3");

    assertThat(left().groupsIn(tree)).containsExactly("a.txt");
  }

  @Test
  void whatLiesInAHiddenFolderStaysHidden() throws IOException {
    tree.file(".gitignore", "build/\n!build/keep\n");
    tree.file("build/keep", "1");
    tree.file("build/.gitignore", "!*\n");
    tree.file("a", "2");

    assertThat(left().groupsIn(tree)).containsExactly("a");
  }

  @Test
  void patternsHoldBelowTheFolderOfTheirFileOnly() throws IOException {
    tree.file("one/.gitignore", "x\n/sub/y\n");
    tree.file("one/x", "1");
    tree.file("one/sub/y", "2");
    tree.file("one/sub/x", "3");
    tree.file("two/x", "4");
    tree.file("two/sub/y", "5");

    assertThat(left().groupsIn(tree)).containsExactly("two/sub/y", "two/x");
  }

  @Test
  void linesEndWithOrWithoutCarriageReturn() throws IOException {
    tree.file(".gitignore", "\ufeffa\r\n# b\r\n\r\nc\r\nd");
    for (String name : new String[] {"a", "b", "c", "d", "# b"}) {
      tree.file(name, name);
    }

    assertThat(left().groupsIn(tree)).containsExactly("# b", "b");
  }

  @Test
  void namesThatAreNotUtf8() throws IOException {
    tree.file(".gitignore", "\u00ff*\nraw?\n");
    tree.file("raw\udcfe", "1");
    tree.file("\u00ff1", "2");
    tree.file("\udcff2", "3");

    assertThat(left().groupsIn(tree)).containsExactly("\udcff2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a[", "\\", "[z-a]", "[[:nothing:]]", "a\\", "{", "**[", "[]", "(", "+", "/"})
  void anOddLineHidesNothingAndBreaksNothing(String line) throws IOException {
    tree.file(".gitignore", line + "\nhidden\n");
    tree.file("a", "same");
    tree.file("sub/b", "same");
    tree.file("hidden", "same");

    assertThat(Dupes.run("--ignore-files", tree.path()).isClean().groupsIn(tree))
        .containsExactly("a sub/b");
  }

  @Test
  void anIgnoreFileThatIsNoneIsNamed() throws IOException {
    tree.file("sub/.gitignore/x", "folder");
    tree.file("a", "same");
    tree.file("sub/b", "same");

    Outcome outcome = Dupes.run("--ignore-files", tree.path()).hasStatus(1);

    outcome.names(tree.path("sub"), ".gitignore: not a text file");
    assertThat(outcome.groupsIn(tree)).containsExactly("a sub/b");
  }
}
