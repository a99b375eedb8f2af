package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What fdupes' text looks like, byte for byte. */
class TextOutputTest {
  private final TestTree tree;

  TextOutputTest(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
  }

  private void twoGroups() throws IOException {
    tree.file("b/2", "twice");
    tree.file("a/1", "twice");
    tree.file("c/3", "thrice");
    tree.file("a/2", "thrice");
    tree.file("d", "thrice");
    tree.file("alone", "once more");
    tree.file("same size", "ecno more");
  }

  @Test
  void aPathALineAndABlankLineBetweenGroups() throws IOException {
    twoGroups();

    Outcome outcome = Dupes.run(tree.path()).isClean();

    assertThat(outcome.text())
        .isEqualTo(
            """
            ROOT/a/1
            ROOT/b/2

            ROOT/a/2
            ROOT/c/3
            ROOT/d
            """
                .replace("ROOT", tree.path()));
  }

  @Test
  void nothingFoundIsNothingPrinted() throws IOException {
    tree.file("a", "1");
    tree.file("b", "2");

    assertThat(Dupes.run(tree.path()).isClean().out()).isEmpty();
  }

  @Test
  void anEmptyFolderIsNothingPrinted() {
    Outcome outcome = Dupes.run(tree.path()).isClean();

    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.errorLines().getFirst()).isEqualTo("0 total files");
  }

  @Test
  void theOrderIsThatOfThePathsBytes() throws IOException {
    for (String name : new String[] {"b", "B", "a", "\u00e4", "a.b", "a/b", "\udcff", "\ue000"}) {
      tree.file("g/" + name.replace("a/b", "aa/b"), "one content");
    }

    assertThat(Dupes.run(tree.path()).isClean().groupsIn(tree))
        .containsExactly("g/B g/a g/a.b g/aa/b g/b g/\u00e4 g/\ue000 g/\udcff");
  }

  @Test
  void theFirstPathHasTheHighestRank() throws IOException {
    tree.file("z/2", "in both");
    tree.file("a/1", "in both");
    tree.file("a/3", "only in the second");
    tree.file("a/4", "only in the second");
    tree.file("z/9", "only in the first");
    tree.file("z/8", "only in the first");

    assertThat(Dupes.run(tree.path("z"), tree.path("a")).isClean().groupsIn(tree))
        .containsExactly("z/2 a/1", "z/8 z/9", "a/3 a/4");
  }

  @Test
  void recursionCanBeAskedFor() throws IOException {
    twoGroups();
    byte[] plain = Dupes.run(tree.path()).out();

    assertThat(Dupes.run("-r", tree.path()).isClean().out()).isEqualTo(plain);
    assertThat(Dupes.run("--recurse", tree.path()).isClean().out()).isEqualTo(plain);
  }

  @Test
  void emptyFilesAreLeftOutUnlessAskedFor() throws IOException {
    tree.file("empty1", "");
    tree.file("empty2", "");
    tree.file("full1", "x");
    tree.file("full2", "x");

    assertThat(Dupes.run(tree.path()).isClean().groupsIn(tree)).containsExactly("full1 full2");
    assertThat(Dupes.run("--min", "0", tree.path()).isClean().groupsIn(tree))
        .containsExactly("empty1 empty2", "full1 full2");
  }

  @Test
  void sizesHeadTheGroups() throws IOException {
    tree.file("a1", "x");
    tree.file("a2", "x");
    tree.file("b1", "four");
    tree.file("b2", "four");

    assertThat(Dupes.run("-S", tree.path()).isClean().text())
        .isEqualTo(
            """
            1 byte each:
            ROOT/a1
            ROOT/a2

            4 bytes each:
            ROOT/b1
            ROOT/b2
            """
                .replace("ROOT", tree.path()));
  }

  @Test
  void namesCanEndInNul() throws IOException {
    tree.file("new\nline1", "x");
    tree.file("new\nline2", "x");
    tree.file("o1", "yy");
    tree.file("o2", "yy");

    assertThat(Dupes.run("-0", tree.path()).isClean().text())
        .isEqualTo(
            "ROOT/new\nline1|ROOT/new\nline2||ROOT/o1|ROOT/o2|"
                .replace("ROOT", tree.path())
                .replace('|', '\0'));
  }

  @Test
  void shortOptionsCanBeJoined() throws IOException {
    twoGroups();

    assertThat(Dupes.run("-rS0", tree.path()).isClean().out())
        .isNotEmpty()
        .isEqualTo(Dupes.run("--recurse", "--size", "--print0", tree.path()).out());
  }

  @Test
  void anOptionGivenTwiceKeepsTheLast() throws IOException {
    tree.file("1", "x");
    tree.file("2", "x");

    assertThat(Dupes.run("--min", "5", "--min", "1", tree.path()).isClean().groupsIn(tree))
        .containsExactly("1 2");
  }

  @Test
  void twoDashesEndTheOptions() throws IOException {
    tree.file("-r", "x");
    tree.file("b", "x");

    assertThat(Dupes.run("--", tree.path("-r"), tree.path("b")).isClean().groupsIn(tree))
        .containsExactly("-r b");
  }
}
