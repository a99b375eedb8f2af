package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which equal files make a group, and which files are unique. */
class MatchRulesTest {
  private final TestTree tree;

  MatchRulesTest(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
  }

  @Test
  void setsSplitAndGoOn() throws IOException {
    byte[] one = TestTree.bytes(2_000_000, 'x', 1_200_001);
    byte[] two = TestTree.bytes(2_000_000, 'x', 700_001);
    tree.file("a", one);
    tree.file("b", two);
    tree.file("c", one);
    tree.file("d", two);
    tree.file("e", TestTree.bytes(2_000_000, 'x'));

    assertThat(Dupes.run(tree.path()).isClean().groupsIn(tree)).containsExactly("a c", "b d");
  }

  @Test
  void filesAreEqualInEveryByteOrNotAtAll() throws IOException {
    int[] sizes = {1, 511, 512, 513, 1024, 1025, 4097, 16_384, 16_385, 262_144, 1_048_577};
    for (int size : sizes) {
      tree.file(size + "/1", TestTree.bytes(size, 'x'));
      tree.file(size + "/2", TestTree.bytes(size, 'x'));
      for (int place : new int[] {0, size / 4 + 1, size / 2, size * 5 / 8, size - 1}) {
        if (place < size) {
          tree.file(size + "/odd" + place, TestTree.bytes(size, 'x', place));
        }
      }
    }

    assertThat(Dupes.run(tree.path()).isClean().groupsIn(tree))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(sizes).mapToObj(size -> size + "/1 " + size + "/2").toList());
  }

  @Test
  void sameName() throws IOException {
    tree.file("1/a", "same");
    tree.file("2/a", "same");
    tree.file("2/b", "same");
    tree.file("3/b", "same");
    tree.file("3/c", "same");

    assertThat(Dupes.run("--same-name", tree.path()).isClean().groupsIn(tree))
        .containsExactly("1/a 2/a", "2/b 3/b");
  }

  @Test
  void samePermissions() throws IOException {
    for (String name : new String[] {"a", "b", "c", "d", "e"}) {
      tree.file(name, "same");
    }
    for (String name : new String[] {"a", "b"}) {
      tree.permissions(name, "rw-r--r--");
    }
    for (String name : new String[] {"c", "d"}) {
      tree.permissions(name, "rwxr-xr-x");
    }
    tree.permissions("e", "rw-------");

    assertThat(Dupes.run("--same-perm", tree.path()).isClean().groupsIn(tree))
        .containsExactly("a b", "c d");
  }

  @Test
  void bothTogether() throws IOException {
    for (String name : new String[] {"1/a", "2/a", "3/a", "1/b"}) {
      tree.file(name, "same");
      tree.permissions(name, "rw-r--r--");
    }
    tree.permissions("2/a", "rwx------");

    assertThat(Dupes.run("--same-perm", "--same-name", tree.path()).isClean().groupsIn(tree))
        .containsExactly("1/a 3/a");
  }

  @Test
  void isolatedGroupsSpanTwoPaths() throws IOException {
    tree.file("1/a", "in both");
    tree.file("2/b", "in both");
    tree.file("1/c", "first only");
    tree.file("1/d", "first only");

    assertThat(Dupes.run("-I", tree.path("1"), tree.path("2")).isClean().groupsIn(tree))
        .containsExactly("1/a 2/b");
    assertThat(Dupes.run("-I", tree.path()).isClean().groupsIn(tree)).isEmpty();
  }

  @Test
  void numbersOfCopies() throws IOException {
    tree.file("one", "1");
    for (int copies = 2; copies <= 4; copies++) {
      for (int i = 1; i <= copies; i++) {
        tree.file(copies + "x" + i, "c".repeat(copies));
      }
    }
    String two = "2x1 2x2";
    String three = "3x1 3x2 3x3";
    String four = "4x1 4x2 4x3 4x4";

    assertThat(Dupes.run("--rf-over", "2", tree.path()).isClean().groupsIn(tree))
        .containsExactly(three, four);
    assertThat(Dupes.run("--rf-over", "3", tree.path()).isClean().groupsIn(tree))
        .containsExactly(four);
    assertThat(Dupes.run("--rf-under", "4", tree.path()).isClean().groupsIn(tree))
        .containsExactly(two, three, "one");
    assertThat(Dupes.run("--rf-over", "1", "--rf-under", "4", tree.path()).isClean().groupsIn(tree))
        .containsExactly(two, three);
    assertThat(Dupes.run("--rf-over", "0", tree.path()).isClean().groupsIn(tree))
        .containsExactly(two, three, four, "one");
  }

  @Test
  void uniqueFiles() throws IOException {
    tree.file("a", "same");
    tree.file("b", "same");
    tree.file("c", "emas");
    tree.file("d", "alone in its size");
    tree.hardLink("e", "d");
    tree.file("empty", "");

    assertThat(Dupes.run("-u", tree.path()).isClean().groupsIn(tree)).containsExactly("c", "d");
    assertThat(Dupes.run("--rf-under", "2", tree.path()).isClean().groupsIn(tree))
        .containsExactly("c", "d");
    assertThat(Dupes.run("-u", "--min", "0", tree.path()).isClean().groupsIn(tree))
        .containsExactly("c", "d", "empty");
  }

  @Test
  void filesInOnlyOneOfTwoPaths() throws IOException {
    tree.file("1/both", "in both");
    tree.file("2/both", "in both");
    tree.file("1/a", "first only");
    tree.file("1/b", "first only");
    tree.file("2/c", "second, alone");

    assertThat(Dupes.run("-u", "-I", tree.path("1"), tree.path("2")).isClean().groupsIn(tree))
        .containsExactly("1/a", "1/b", "2/c");
  }

  @Test
  void aFileWithANameInBothPathsIsInBoth() throws IOException {
    tree.file("1/a", "linked");
    tree.hardLink("2/a", "1/a");
    tree.file("1/b", "alone");

    assertThat(Dupes.run("-u", "-I", tree.path("1"), tree.path("2")).isClean().groupsIn(tree))
        .containsExactly("1/b");
  }

  @Test
  void uniqueFilesThatCannotBeComparedAreNotSaidToBeUnique() throws IOException {
    tree.file("a", "same");
    tree.file("b", "same");
    HookedFiles files = new HookedFiles();
    HookedFiles _ = files.failing(HookedFiles.Call.OPEN, 1, tree.path("b"));

    Outcome outcome = new Dupes().through(files.access()).with("-u", tree.path()).hasStatus(1);

    assertThat(outcome.groupsIn(tree)).doesNotContain("b");
    outcome.names(tree.path("b"), "Input/output error");
  }
}
