package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.common.io.RawPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Paths longer than the kernel takes in one call, and very many folders in one another. */
class DeepTreeTest {
  private static final int PATH_MAX = 4096;

  private final TestTree tree;

  DeepTreeTest(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
  }

  @AfterEach
  void remove() throws IOException {
    Machine.run("rm", "-rf", tree.path("deep"));
  }

  /**
   * Makes {@code deep/NAME/NAME/.../NAME/f}: from the inside out, by putting what there is into a
   * new folder each time, so that no path is ever long.
   *
   * @return the path of the innermost folder
   */
  private String nest(String name, int times) throws IOException {
    Path inner = tree.folder("0");
    tree.file("0/f", "deep down");
    int atOnce = 10;
    for (int i = 0; i < times; i += atOnce) {
      Path outer = tree.folder(i + atOnce + "/" + (name + "/").repeat(atOnce - 1));
      Path _ = Files.move(inner, outer.resolve(name));
      inner = tree.at(String.valueOf(i + atOnce));
    }
    Path _ = Files.move(inner, tree.at("deep"));
    return tree.path("deep") + ("/" + name).repeat(times);
  }

  @Test
  void longPathsAreFound() throws IOException {
    String folder = nest("n".repeat(250), 30);
    tree.file("copy", "deep down");

    Outcome outcome = Dupes.run(tree.path()).isClean();

    assertThat(folder.length()).isGreaterThan(PATH_MAX);
    assertThat(outcome.groups()).containsExactly(List.of(tree.path("copy"), folder + "/f"));
  }

  @Test
  void longPathsAreArgumentsToo() throws IOException {
    String folder = nest("n".repeat(250), 30);
    tree.file("copy", "deep down");

    assertThat(Dupes.run(folder, tree.path("copy")).isClean().groups())
        .containsExactly(List.of(folder + "/f", tree.path("copy")));
    assertThat(Dupes.run(folder + "/f", tree.path("copy")).isClean().groups()).hasSize(1);
    assertThat(Dupes.run(folder + "/../" + "n".repeat(250) + "/./f", tree.path("copy")).groups())
        .containsExactly(List.of(folder + "/f", tree.path("copy")));
    Dupes.run(folder + "/g", tree.path("copy"))
        .hasStatus(1)
        .names(folder + "/g", "No such file or folder");
  }

  @Test
  void linksOnLongPathsAreResolved() throws IOException {
    String folder = nest("n".repeat(250), 30);
    tree.file("copy", "deep down");
    Path _ = Files.createSymbolicLink(tree.at("into"), tree.at("deep/" + "n".repeat(250)));
    String rest = "/" + String.join("/", Collections.nCopies(29, "n".repeat(250)));

    assertThat(Dupes.run(tree.path("into") + rest, tree.path("copy")).isClean().groups())
        .containsExactly(List.of(folder + "/f", tree.path("copy")));
  }

  @Test
  void veryManyFoldersInOneAnother() throws IOException {
    String folder = nest("d", 4000);
    tree.file("copy", "deep down");

    Outcome outcome = Dupes.run(tree.path()).isClean();

    assertThat(outcome.groups()).containsExactly(List.of(tree.path("copy"), folder + "/f"));
    assertThat(RawPath.ofText(folder).length()).isGreaterThan(8000);
  }

  @Test
  void veryManyIgnoreRules() throws IOException {
    String folder = nest("d", 1000);
    tree.file(".gitignore", "copy2\n");
    tree.file("copy", "deep down");
    tree.file("copy2", "deep down");

    assertThat(Dupes.run("--ignore-files", tree.path()).isClean().groups())
        .containsExactly(List.of(tree.path("copy"), folder + "/f"));
  }
}
