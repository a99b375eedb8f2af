package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.common.io.FileFault;
import fieldkit.dupes.e2e.HookedFiles.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong while a spinning disk's files are looked at in the order in which they lie. */
class DiskOrderTest {
  private final TestTree tree;

  DiskOrderTest(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
  }

  @BeforeEach
  void fill() throws IOException {
    tree.file("a", "same");
    tree.file("b", "same");
    tree.file("other", "else");
  }

  @Test
  void theSameGroupsAsOtherwise() {
    assertThat(Dupes.run("--io", "hdd", tree.path()).isClean().groupsIn(tree))
        .containsExactly("a b");
  }

  @Test
  void aFileThatCannotBeReadJustOnceIsNotLost() {
    HookedFiles files = new HookedFiles().before(Call.READ, tree.path("a"), DiskOrderTest::fail);

    Outcome outcome = new Dupes().through(files.access()).with("--io", "hdd", tree.path());

    assertThat(outcome.isClean().groupsIn(tree)).containsExactly("a b");
  }

  @Test
  void aFileThatVanishesIsNamed() {
    HookedFiles files =
        new HookedFiles()
            .before(Call.OPEN, tree.path("other"), () -> Files.delete(tree.at("other")));

    Outcome outcome =
        new Dupes().through(files.access()).with("--io", "hdd", tree.path()).hasStatus(1);

    assertThat(outcome.groupsIn(tree)).containsExactly("a b");
    outcome.names(tree.path("other"), "vanished");
  }

  private static void fail() throws IOException {
    throw new FileFault(FileFault.Reason.INPUT_OUTPUT);
  }
}
