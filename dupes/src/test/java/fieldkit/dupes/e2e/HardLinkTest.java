package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.dupes.e2e.HookedFiles.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names of one inode are one file, listed when asked for and never counted as space. */
class HardLinkTest {
  private final TestTree tree;

  HardLinkTest(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
  }

  @Test
  void linksAreOneFile() throws IOException {
    tree.file("a", "same");
    tree.hardLink("b", "a");

    Outcome outcome = Dupes.run(tree.path()).isClean();

    assertThat(outcome.groups()).isEmpty();
    assertThat(outcome.errorLines())
        .contains("2 total files", "0 groups, 0 duplicate files, 0 bytes could be freed");
    assertThat(outcome.bytesRead()).isZero();
  }

  @Test
  void theFirstNameStandsForTheFile() throws IOException {
    tree.file("m", "same");
    tree.hardLink("a", "m");
    tree.file("copy", "same");

    assertThat(Dupes.run(tree.path()).isClean().groupsIn(tree)).containsExactly("a copy");
  }

  @Test
  void allNamesAreListedWhenAskedFor() throws IOException {
    tree.file("m", "same");
    tree.hardLink("a", "m");
    tree.file("copy", "same");

    Outcome outcome = Dupes.run("-H", tree.path()).isClean();

    assertThat(outcome.groupsIn(tree)).containsExactly("a m copy");
    assertThat(outcome.errorLines()).contains("1 group, 1 duplicate file, 4 bytes could be freed");
  }

  @Test
  void namesOfOneFileAreAGroupWhenAskedFor() throws IOException {
    tree.file("a", "same");
    tree.hardLink("b", "a");
    tree.file("c", "emas");

    Outcome outcome = Dupes.run("-H", tree.path()).isClean();

    assertThat(outcome.groupsIn(tree)).containsExactly("a b");
    assertThat(outcome.errorLines()).contains("1 group, 0 duplicate files, 0 bytes could be freed");
  }

  @Test
  void eachFileIsReadOnce() throws IOException {
    tree.file("a", TestTree.bytes(100_000, 'x'));
    tree.hardLink("a2", "a");
    tree.hardLink("a3", "a");
    tree.file("b", TestTree.bytes(100_000, 'x'));
    tree.hardLink("b2", "b");

    Outcome outcome = Dupes.run("--stats", "-H", tree.path()).isClean();

    assertThat(outcome.groupsIn(tree)).containsExactly("a a2 a3 b b2");
    assertThat(outcome.bytesRead()).isEqualTo(200_000);
  }

  @Test
  void namesAreListedAcrossPathsByRank() throws IOException {
    tree.file("z/1", "same");
    tree.hardLink("a/2", "z/1");
    tree.file("a/3", "same");

    assertThat(Dupes.run("-H", tree.path("z"), tree.path("a")).isClean().groupsIn(tree))
        .containsExactly("z/1 a/2 a/3");
  }

  @Test
  void aGroupOfOneFileObeysTheRules() throws IOException {
    tree.file("keep/a", "only kept");
    tree.hardLink("keep/b", "keep/a");
    tree.file("x/c", "in one path");
    tree.hardLink("x/d", "x/c");
    tree.file("x/e", "in two paths");
    tree.hardLink("y/f", "x/e");

    assertThat(
            Dupes.run("-H", "--ref", tree.path("keep"), tree.path("x"), tree.path("y"))
                .isClean()
                .groupsIn(tree))
        .containsExactly("x/c x/d", "x/e y/f");
    assertThat(Dupes.run("-H", "-I", tree.path("x"), tree.path("y")).isClean().groupsIn(tree))
        .containsExactly("x/e y/f");
    assertThat(Dupes.run("-H", "--rf-over", "2", tree.path()).isClean().groupsIn(tree)).isEmpty();
  }

  @Test
  void aNameThatVanishesLeavesTheOthers() throws IOException {
    tree.file("a", "same");
    tree.hardLink("b", "a");
    tree.file("c", "same");
    HookedFiles files =
        new HookedFiles().before(Call.OPEN, tree.path("a"), () -> Files.delete(tree.at("a")));

    Outcome outcome = new Dupes().through(files.access()).with(tree.path()).hasStatus(1);

    assertThat(outcome.groupsIn(tree)).containsExactly("b c");
    outcome.names(tree.path("a"), "vanished");
  }
}
