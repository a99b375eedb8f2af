package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.common.io.RawText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --files0-from}. */
class PathListTest {
  private final TestTree tree;

  PathListTest(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
    tree.file("in/a", "same");
    tree.file("in/new\nline", "same");
    tree.file("in/\udcff", "same");
    tree.file("in/other", "same");
  }

  private byte[] list(String... names) {
    StringBuilder list = new StringBuilder();
    for (String name : names) {
      list.append(tree.path(name)).append('\0');
    }
    return RawText.encode(list.toString());
  }

  @Test
  void aFileListsThePaths() throws IOException {
    Path list = tree.file("list", list("in/\udcff", "in/new\nline", "in/a"));

    assertThat(Dupes.run("-q", "-0", "--files0-from", list.toString()).isClean().text())
        .isEqualTo(RawText.decode(list("in/\udcff", "in/new\nline", "in/a")));
  }

  @Test
  void standardInputListsThePaths() {
    Outcome outcome =
        new Dupes().reading(list("in/other", "in/a")).with("--files0-from", "-").isClean();

    assertThat(outcome.groupsIn(tree)).containsExactly("in/other in/a");
  }

  @Test
  void thePathsOfTheCommandLineComeFirst() {
    Outcome outcome =
        new Dupes().reading(list("in/a")).with(tree.path("in/other"), "--files0-from", "-");

    assertThat(outcome.isClean().groupsIn(tree)).containsExactly("in/other in/a");
  }

  @Test
  void theLastNameNeedsNoNul() throws IOException {
    byte[] list = list("in/a", "in/other");
    byte[] cut = Arrays.copyOf(list, list.length - 1);

    assertThat(new Dupes().reading(cut).with("--files0-from", "-").isClean().groupsIn(tree))
        .containsExactly("in/a in/other");
  }

  @Test
  void anEmptyListIsNothingToDo() {
    Outcome outcome = new Dupes().with("--files0-from", "-").isClean();

    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.errorLines()).contains("0 total files");
  }

  @Test
  void whatIsMissingIsNamed() {
    Outcome outcome =
        new Dupes().reading(list("in/a", "gone", "in/other")).with("--files0-from", "-");

    outcome.hasStatus(1).names(tree.path("gone"), "No such file or folder");
    assertThat(outcome.groupsIn(tree)).containsExactly("in/a in/other");
  }

  @Test
  void aListOfLinesIsRefused() {
    Outcome outcome =
        new Dupes()
            .reading(RawText.encode(tree.path("in/a") + "\n" + tree.path("in/other") + "\n"))
            .with("--files0-from", "-")
            .hasStatus(2);

    assertThat(outcome.errorLines())
        .containsExactly(
            "dupes: -: the names must be ended by NUL, not by newlines",
            "find . -type f -print0 | dupes --files0-from -");
  }

  @Test
  void aMissingListIsRefused() {
    Outcome outcome = Dupes.run("--files0-from", tree.path("gone")).hasStatus(2);

    assertThat(outcome.errorLines())
        .containsExactly(
            "dupes: " + tree.path("gone") + ": No such file or folder", "try 'dupes --help'");
  }

  @Test
  void aFolderIsNoList() {
    Dupes.run("--files0-from", tree.path("in")).hasStatus(2).names(tree.path("in"), "Is a folder");
  }

  @Test
  void onePathListedTwiceIsOneFile() {
    Outcome outcome = new Dupes().reading(list("in/a", "in/a")).with("--files0-from", "-");

    assertThat(outcome.isClean().groups()).isEmpty();
    assertThat(outcome.errorLines()).contains("1 total files");
  }
}
