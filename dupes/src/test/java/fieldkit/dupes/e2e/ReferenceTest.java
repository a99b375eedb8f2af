package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --ref}: matched, always kept, first in order, never a group of their own. */
class ReferenceTest {
  private final TestTree tree;

  ReferenceTest(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
  }

  @Test
  void referencesComeFirst() throws IOException {
    tree.file("z-keep/b", "same");
    tree.file("a/a", "same");

    assertThat(Dupes.run(tree.path("a"), "--ref", tree.path("z-keep")).isClean().groupsIn(tree))
        .containsExactly("z-keep/b a/a");
  }

  @Test
  void aGroupOfReferencesOnlyIsNone() throws IOException {
    tree.file("keep/a", "kept twice");
    tree.file("keep/b", "kept twice");
    tree.file("in/c", "found twice");
    tree.file("in/d", "found twice");

    Outcome outcome = Dupes.run("--ref", tree.path("keep"), tree.path("in")).isClean();

    assertThat(outcome.groupsIn(tree)).containsExactly("in/c in/d");
    assertThat(outcome.bytesRead()).as("references alone are not read").isEqualTo(22);
  }

  @Test
  void aGroupOfTwoReferenceFoldersIsNone() throws IOException {
    tree.file("keep1/a", "kept twice");
    tree.file("keep2/b", "kept twice");
    tree.file("in/c", "something");

    assertThat(
            Dupes.run("--ref", tree.path("keep1"), "--ref", tree.path("keep2"), tree.path("in"))
                .isClean()
                .groups())
        .isEmpty();
  }

  @Test
  void allReferencesAreKept() throws IOException {
    tree.file("keep/a", "same");
    tree.file("keep/b", "same");
    tree.file("in/c", "same");

    Outcome outcome = Dupes.run("--ref", tree.path("keep"), tree.path("in")).isClean();

    assertThat(outcome.groupsIn(tree)).containsExactly("keep/a keep/b in/c");
    assertThat(outcome.errorLines()).contains("1 group, 1 duplicate file, 4 bytes could be freed");
  }

  @Test
  void theyAreMarkedInJson() throws IOException {
    tree.file("keep/a", "same");
    tree.file("in/c", "same");

    Json report =
        Json.parse(Dupes.run("--json", "--ref", tree.path("keep"), tree.path("in")).out());

    List<Json> members = report.list("groups").getFirst().list("members");
    assertThat(members.getFirst().text("path")).isEqualTo(tree.path("keep/a"));
    assertThat(members.getFirst().flag("reference")).isTrue();
    assertThat(members.getLast().has("reference")).isFalse();
  }

  @Test
  void aReferenceInsideAPath() throws IOException {
    tree.file("keep/z", "same");
    tree.file("a", "same");

    assertThat(Dupes.run("--ref", tree.path("keep"), tree.path()).isClean().groupsIn(tree))
        .containsExactly("keep/z a");
  }

  @Test
  void aFolderThatIsBothIsAReference() throws IOException {
    tree.file("a", "same");
    tree.file("b", "same");

    assertThat(Dupes.run("--ref", tree.path(), tree.path()).isClean().groups()).isEmpty();
  }

  @Test
  void aFileWithANameInAReferenceIsKept() throws IOException {
    tree.file("keep/a", "same");
    tree.hardLink("in/link", "keep/a");
    tree.file("in/copy", "same");

    Outcome outcome = Dupes.run("-H", "--ref", tree.path("keep"), tree.path("in")).isClean();

    assertThat(outcome.groupsIn(tree)).containsExactly("keep/a in/link in/copy");
    assertThat(outcome.errorLines()).contains("1 group, 1 duplicate file, 4 bytes could be freed");
  }

  @Test
  void uniqueFilesAreThoseTheReferenceLacks() throws IOException {
    tree.file("keep/a", "in both");
    tree.file("in/a", "in both");
    tree.file("in/new", "not kept yet");
    tree.file("keep/only", "only kept");
    tree.file("keep/1", "kept twice");
    tree.file("keep/2", "kept twice");

    assertThat(
            Dupes.run("-u", "--ref", tree.path("keep"), tree.path("in")).isClean().groupsIn(tree))
        .containsExactly("in/new");
  }

  @Test
  void foldersInReferencesOnlyAreNoGroup() throws IOException {
    tree.file("keep/x/f", "same");
    tree.file("keep/y/f", "same");
    tree.file("in/f", "same");
    tree.file("in/g", "something else");

    assertThat(
            Dupes.run("--dirs", "--ref", tree.path("keep"), tree.path("in"))
                .isClean()
                .groupsIn(tree))
        .containsExactly("keep/x/f keep/y/f in/f");
  }

  @Test
  void foldersInReferencesAreKept() throws IOException {
    tree.file("keep/x/f", "same");
    tree.file("keep/y/f", "same");
    tree.file("in/x/f", "same");

    Outcome outcome = Dupes.run("--dirs", "--ref", tree.path("keep"), tree.path("in")).isClean();

    assertThat(outcome.groupsIn(tree)).containsExactly("keep/x/ keep/y/ in/x/");
    assertThat(outcome.errorLines()).contains("1 group, 1 duplicate file, 4 bytes could be freed");
  }

  @Test
  void aReferenceAloneIsNoPath() {
    Outcome outcome = Dupes.run("--ref", tree.path()).hasStatus(2);

    assertThat(outcome.errorLines()).containsExactly("dupes: no PATH given", "try 'dupes --help'");
  }
}
