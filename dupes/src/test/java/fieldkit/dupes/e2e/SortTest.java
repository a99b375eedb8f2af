package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --sort}: three groups that every order puts differently, and ties by path. */
class SortTest {
  private final TestTree tree;

  SortTest(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
  }

  @BeforeEach
  void fill() throws IOException {
    tree.file("a1", TestTree.bytes(50, 'a')); // wastes 50
    tree.file("a2", TestTree.bytes(50, 'a'));
    tree.file("b1", TestTree.bytes(100, 'b')); // wastes 100
    tree.file("b2", TestTree.bytes(100, 'b'));
    for (int i = 1; i <= 5; i++) {
      tree.file("c" + i, TestTree.bytes(40, 'c')); // wastes 160
    }
    tree.file("d1", TestTree.bytes(50, 'd')); // as a
    tree.file("d2", TestTree.bytes(50, 'd'));
  }

  private static final String A = "a1 a2";
  private static final String B = "b1 b2";
  private static final String C = "c1 c2 c3 c4 c5";
  private static final String D = "d1 d2";

  @Test
  void byPathUnlessToldOtherwise() {
    assertThat(Dupes.run(tree.path()).isClean().groupsIn(tree)).containsExactly(A, B, C, D);
    assertThat(Dupes.run("--sort", "path", tree.path()).isClean().groupsIn(tree))
        .containsExactly(A, B, C, D);
  }

  @Test
  void bySize() {
    assertThat(Dupes.run("--sort", "size", tree.path()).isClean().groupsIn(tree))
        .containsExactly(B, A, D, C);
  }

  @Test
  void byWaste() {
    assertThat(Dupes.run("--sort", "waste", tree.path()).isClean().groupsIn(tree))
        .containsExactly(C, B, A, D);
  }

  @Test
  void byCount() {
    assertThat(Dupes.run("--sort", "count", tree.path()).isClean().groupsIn(tree))
        .containsExactly(C, A, B, D);
  }

  @Test
  void wasteDoesNotCountLinks() throws IOException {
    for (int i = 0; i < 10; i++) {
      tree.hardLink("a1-link" + i, "a1");
    }

    assertThat(Dupes.run("--sort", "waste", tree.path()).isClean().groupsIn(tree))
        .containsExactly(C, B, A, D);
  }
}
