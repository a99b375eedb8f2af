package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One folder or file reached in several ways is there once. */
class OverlapTest {
  private final TestTree tree;

  OverlapTest(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
  }

  @BeforeEach
  void fill() throws IOException {
    tree.file("x/a", "same");
    tree.file("x/sub/b", "same");
    tree.file("alone", "alone");
  }

  private static void isOnce(Outcome outcome, int files) {
    assertThat(outcome.isClean().errorLines().getFirst()).isEqualTo(files + " total files");
  }

  @Test
  void onePathGivenTwice() {
    Outcome outcome = Dupes.run(tree.path("x"), tree.path("x"));

    isOnce(outcome, 2);
    assertThat(outcome.groupsIn(tree)).containsExactly("x/a x/sub/b");
  }

  @Test
  void onePathSpelledInManyWays() {
    Outcome outcome =
        Dupes.run(
            tree.path("x"),
            tree.path("x/"),
            tree.path("x/."),
            tree.path("x//sub/.."),
            tree.path("x/sub"));

    isOnce(outcome, 2);
    assertThat(outcome.groupsIn(tree)).containsExactly("x/a x/sub/b");
  }

  @Test
  void aFolderInAnotherHasItsOwnRank() {
    Outcome outcome = Dupes.run(tree.path("x/sub"), tree.path());

    isOnce(outcome, 3);
    assertThat(outcome.groupsIn(tree)).containsExactly("x/sub/b x/a");
  }

  @Test
  void aFileAndItsFolder() {
    Outcome outcome = Dupes.run(tree.path("x/sub/b"), tree.path("x"), tree.path("x/a"));

    isOnce(outcome, 2);
    assertThat(outcome.groupsIn(tree)).containsExactly("x/sub/b x/a");
  }

  @Test
  void aFileGivenTwice() {
    Outcome outcome = Dupes.run(tree.path("x/a"), tree.path("x/sub/../a"));

    isOnce(outcome, 1);
    assertThat(outcome.groups()).isEmpty();
  }

  @Test
  void aLinkToAFolderThatIsGivenToo() throws IOException {
    tree.link("l", "x");

    Outcome outcome = Dupes.run("-s", tree.path("l"), tree.path("x"), tree.path());
    isOnce(outcome, 3);
    assertThat(outcome.groupsIn(tree)).containsExactly("x/a x/sub/b");
  }

  @Test
  void foldersOfTheSameNameAreNotMixedUp() throws IOException {
    tree.file("y/sub/b", "same");

    Outcome outcome = Dupes.run(tree.path("x"), tree.path("y"), tree.path("x"));
    isOnce(outcome, 3);
    assertThat(outcome.groupsIn(tree)).containsExactly("x/a x/sub/b y/sub/b");
  }
}
