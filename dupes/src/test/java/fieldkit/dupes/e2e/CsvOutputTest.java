package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --format csv}. */
class CsvOutputTest {
  private final TestTree tree;

  CsvOutputTest(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
  }

  private List<List<String>> records(String... arguments) {
    return Csv.parse(Dupes.run(arguments).isClean().text());
  }

  @Test
  void aLineForEachName() throws IOException {
    tree.file("a", "same");
    tree.file("b", "same");
    tree.file("c", "other");
    tree.file("d", "other");

    assertThat(records("--format", "csv", tree.path()))
        .containsExactly(
            List.of("group", "kind", "size", "reference", "path"),
            List.of("1", "file", "4", "false", tree.path("a")),
            List.of("1", "file", "4", "false", tree.path("b")),
            List.of("2", "file", "5", "false", tree.path("c")),
            List.of("2", "file", "5", "false", tree.path("d")));
  }

  @Test
  void namesComeBackAsTheirBytes() throws IOException {
    String[] names = {" lead", "a\"b\"", "c,d", "cr\rx", "nl\nx", "plain", "raw\udcff\udc80"};
    for (String name : names) {
      tree.file(name, "same");
    }

    assertThat(records("--format", "csv", tree.path()).stream().skip(1).map(List::getLast))
        .containsExactlyInAnyOrderElementsOf(List.of(names).stream().map(tree::path).toList());
  }

  @Test
  void linksAndReferencesAreMarked() throws IOException {
    tree.file("keep/a", "same");
    tree.file("other/b", "same");
    tree.hardLink("other/b2", "other/b");

    assertThat(records("--format", "csv", "-H", "--ref", tree.path("keep"), tree.path("other")))
        .containsSubsequence(
            List.of("1", "file", "4", "true", tree.path("keep/a")),
            List.of("1", "file", "4", "false", tree.path("other/b")),
            List.of("1", "link", "4", "false", tree.path("other/b2")));
  }

  @Test
  void foldersAreMarked() throws IOException {
    tree.file("x/f", "in folders");
    tree.file("y/f", "in folders");

    assertThat(records("--format", "csv", "--dirs", tree.path()))
        .contains(
            List.of("1", "folder", "10", "false", tree.path("x")),
            List.of("1", "folder", "10", "false", tree.path("y")));
  }

  @Test
  void onlyTheHeadForNothing() {
    assertThat(records("--format", "csv", tree.path())).hasSize(1);
  }
}
