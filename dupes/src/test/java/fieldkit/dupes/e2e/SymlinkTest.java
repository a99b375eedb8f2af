package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Symbolic links, left alone and followed. */
class SymlinkTest {
  private final TestTree tree;

  SymlinkTest(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
  }

  @Test
  void theyAreNotFollowedUnlessAskedFor() throws IOException {
    tree.file("in/a", "same");
    tree.file("out/b", "same");
    tree.link("in/file", "../out/b");
    tree.link("in/folder", "../out");

    Outcome outcome = Dupes.run(tree.path("in")).isClean();
    assertThat(outcome.groups()).isEmpty();
    assertThat(outcome.errorLines()).contains("1 total files");
  }

  @Test
  void filesOutOfTheTreeAreFound() throws IOException {
    tree.file("in/a", "same");
    tree.file("out/b", "same");
    tree.link("in/file", "../out/b");

    assertThat(Dupes.run("-s", tree.path("in")).isClean().groupsIn(tree))
        .containsExactly("in/a in/file");
  }

  @Test
  void foldersOutOfTheTreeAreScanned() throws IOException {
    tree.file("in/a", "same");
    tree.file("out/b", "same");
    tree.file("out/sub/c", "same");
    tree.link("in/folder", tree.path("out"));

    assertThat(Dupes.run("-s", tree.path("in")).isClean().groupsIn(tree))
        .containsExactly("in/a in/folder/b in/folder/sub/c");
  }

  @Test
  void aLinkIsNoCopyOfItsTarget() throws IOException {
    tree.file("a", "same");
    tree.link("link", "a");
    tree.link("link2", tree.path("a"));

    Outcome outcome = Dupes.run("-s", tree.path()).isClean();
    assertThat(outcome.groups()).isEmpty();
    assertThat(Dupes.run("-s", "-H", tree.path()).isClean().groupsIn(tree))
        .containsExactly("a link link2");
  }

  @Test
  void loopsEnd() throws IOException {
    tree.file("x/a", "same");
    tree.file("x/b", "same");
    tree.link("x/self", ".");
    tree.link("x/up", "..");
    tree.link("x/y/top", tree.path());
    tree.link("l1", "l2");
    tree.link("l2", "l1");

    assertThat(Dupes.run("-s", tree.path()).isClean().groupsIn(tree)).containsExactly("x/a x/b");
  }

  @Test
  void aFolderIsListedUnderItsOwnNameFirst() throws IOException {
    tree.link("a-link", "z");
    tree.file("z/1", "same");
    tree.file("z/2", "same");

    assertThat(Dupes.run("-s", tree.path()).isClean().groupsIn(tree)).containsExactly("z/1 z/2");
  }

  @Test
  void ofTwoLinksToAFolderTheFirstInOrderCounts() throws IOException {
    tree.file("out/1", "same");
    tree.file("out/2", "same");
    tree.link("in/m", "../out");
    tree.link("in/b", "../out");
    tree.link("in/x", "../out");

    assertThat(Dupes.run("-s", tree.path("in")).isClean().groupsIn(tree))
        .containsExactly("in/b/1 in/b/2");
  }

  @Test
  void linksBehindLinksAreFollowed() throws IOException {
    tree.file("in/a", "same");
    tree.link("in/l", "../one");
    tree.link("one/l", "../two");
    tree.file("two/b", "same");

    assertThat(Dupes.run("-s", tree.path("in")).isClean().groupsIn(tree))
        .containsExactly("in/a in/l/l/b");
  }

  @Test
  void danglingLinksAreNoFiles() throws IOException {
    tree.file("a", "same");
    tree.file("b", "same");
    tree.link("nowhere", "missing");
    tree.link("through", "a/b");

    assertThat(Dupes.run(tree.path()).isClean().groupsIn(tree)).containsExactly("a b");
    assertThat(Dupes.run("-s", tree.path()).isClean().groupsIn(tree)).containsExactly("a b");
  }

  @Test
  void aLinkToADeviceIsNotOpened() throws IOException {
    tree.link("zero", "/dev/zero");
    tree.link("null", "/dev/null");
    tree.file("a", "x");

    Outcome outcome = Dupes.run("-s", "--min", "0", tree.path()).isClean();
    assertThat(outcome.errorLines()).contains("1 total files");
  }

  @Test
  void aFileLinkAsArgumentNeedsTheOption() throws IOException {
    tree.file("a", "same");
    tree.file("b", "same");
    tree.link("l", "a");

    Outcome refused = Dupes.run(tree.path("l"), tree.path("b")).hasStatus(1);
    refused.names(tree.path("l"), "symbolic link; -s");
    assertThat(refused.groups()).isEmpty();
    assertThat(Dupes.run("-s", tree.path("l"), tree.path("b")).isClean().groupsIn(tree))
        .containsExactly("l b");
  }

  @Test
  void aFolderLinkAsArgumentIsTheFolder() throws IOException {
    tree.file("real/1", "same");
    tree.file("real/2", "same");
    tree.link("link", "real");

    assertThat(Dupes.run(tree.path("link")).isClean().groupsIn(tree))
        .containsExactly("real/1 real/2");
    assertThat(Dupes.run(tree.path("link") + "/").isClean().groupsIn(tree))
        .containsExactly("real/1 real/2");
  }

  @Test
  void depthCountsThroughLinks() throws IOException {
    tree.file("in/a", "same");
    tree.link("in/l", "../out");
    tree.file("out/b", "same");
    tree.file("out/sub/c", "same");

    assertThat(Dupes.run("-s", "--depth", "2", tree.path("in")).isClean().groupsIn(tree))
        .containsExactly("in/a in/l/b");
  }
}
