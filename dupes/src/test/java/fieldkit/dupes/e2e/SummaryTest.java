package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The closing lines on standard error, and what turns them on and off. */
class SummaryTest {
  private final TestTree tree;

  SummaryTest(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
  }

  private void someFiles() throws IOException {
    tree.file("a1", "three");
    tree.file("a2", "three");
    tree.file("a3", "three");
    tree.file("a4", "eerht");
    tree.file("b1", "pair");
    tree.file("b2", "pair");
    tree.file("alone", "alone in its size");
  }

  @Test
  void theLinesAreInOrder() throws IOException {
    someFiles();

    List<String> lines = Dupes.run(tree.path()).isClean().errorLines();

    assertThat(lines.subList(0, 4))
        .containsExactly(
            "7 total files",
            "2 size collisions, max of length 4",
            "bytes read 28",
            "2 groups, 3 duplicate files, 14 bytes could be freed");
    assertThat(lines.get(4)).matches("\\d+\\.\\d\\d seconds");
    assertThat(lines).hasSize(5);
  }

  @Test
  void itCanTakeTheGroupsPlace() throws IOException {
    someFiles();

    Outcome outcome = Dupes.run("-m", tree.path()).isClean();

    assertThat(outcome.text().lines())
        .hasSize(5)
        .contains("2 groups, 3 duplicate files, 14 bytes could be freed", "bytes read 28");
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void quietSilencesIt() throws IOException {
    someFiles();

    Outcome outcome = Dupes.run("-q", tree.path()).hasStatus(0);

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.groups()).hasSize(2);
  }

  @Test
  void quietSilencesItsStatisticsToo() throws IOException {
    someFiles();

    assertThat(Dupes.run("-q", "--stats", tree.path()).hasStatus(0).err()).isEmpty();
  }

  @Test
  void quietKeepsTheProblems() throws IOException {
    someFiles();

    Outcome outcome = Dupes.run("-q", tree.path(), tree.path("missing")).hasStatus(1);

    assertThat(outcome.errorLines())
        .containsExactly("dupes: " + tree.path("missing") + ": No such file or folder");
    assertThat(outcome.groups()).hasSize(2);
  }

  @Test
  void statisticsAccountForEveryByte() throws IOException {
    someFiles();
    tree.file("large1", TestTree.bytes(300_000, 'x'));
    tree.file("large2", TestTree.bytes(300_000, 'x', 150_001));

    Outcome outcome = Dupes.run("--stats", tree.path()).isClean();

    Pattern stage = Pattern.compile("(?m)^\\w+: (\\d+) bytes in (\\d+) reads$");
    List<MatchResult> stages = stage.matcher(outcome.err()).results().toList();
    assertThat(stages.stream().mapToLong(found -> Long.parseLong(found.group(1))).sum())
        .isEqualTo(outcome.bytesRead())
        .isPositive();
    assertThat(outcome.err()).containsPattern("(?m)^opened \\d+ files$");
  }

  @Test
  void everyByteIsReadAtMostOnce() throws IOException {
    for (int i = 0; i < 5; i++) {
      tree.file("copy" + i, TestTree.bytes(1_000_003, 'x'));
      tree.file("odd" + i, TestTree.bytes(1_000_003, 'x', 500_000 + i));
    }

    Outcome outcome = Dupes.run("--stats", tree.path()).isClean();

    assertThat(outcome.groupsIn(tree)).containsExactly("copy0 copy1 copy2 copy3 copy4");
    assertThat(outcome.bytesRead()).isLessThanOrEqualTo(10 * 1_000_003);
    assertThat(outcome.errorLines()).contains("read again 0 bytes");
  }

  @Test
  void filesOfASizeOfTheirOwnAreNotRead() throws IOException {
    tree.file("a", TestTree.bytes(1000, 'x'));
    tree.file("b", TestTree.bytes(1001, 'x'));
    tree.file("c", TestTree.bytes(1002, 'x'));

    assertThat(Dupes.run(tree.path()).isClean().bytesRead()).isZero();
  }

  @Test
  void filesThatDifferAtEitherEndAreHardlyRead() throws IOException {
    tree.file("head1", TestTree.bytes(4_000_000, 'x', 0));
    tree.file("head2", TestTree.bytes(4_000_000, 'x'));
    tree.file("tail1", TestTree.bytes(5_000_000, 'x', 4_999_999));
    tree.file("tail2", TestTree.bytes(5_000_000, 'x'));

    Outcome outcome = Dupes.run(tree.path()).isClean();

    assertThat(outcome.groups()).isEmpty();
    assertThat(outcome.bytesRead()).isLessThan(64 << 10);
  }

  @Test
  void noProgressWhereThereIsNoTerminal() throws IOException {
    someFiles();

    Outcome plain = Dupes.run(tree.path()).isClean();

    assertThat(plain.err()).doesNotContain("\r", "\u001b");
  }
}
