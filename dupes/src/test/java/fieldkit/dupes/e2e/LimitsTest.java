package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Little memory and few or many threads change the time, never the result. */
class LimitsTest {
  private static final List<String> LIMITS =
      List.of(
          "--memory 64K",
          "--memory 64K --threads 1",
          "--memory 64K --threads 64",
          "--memory 64K --threads 256",
          "--memory 128M",
          "--threads 1",
          "--threads 8",
          "--threads 256");

  private final TestTree tree;

  LimitsTest(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
  }

  /** Many files of one size, in classes that split in every part of the files. */
  private void manyOfOneSize(int count, int size) throws IOException {
    SplittableRandom random = new SplittableRandom(size);
    for (int i = 0; i < count; i++) {
      byte[] content = TestTree.bytes(size, 'x');
      for (int place : new int[] {0, size / 3, size / 2, size - 1}) {
        content[place] = (byte) random.nextInt(3);
      }
      tree.file("%d/%d/%04d".formatted(size, i % 7, i), content);
    }
  }

  @Test
  void theResultIsTheSame() throws IOException {
    manyOfOneSize(300, 100);
    manyOfOneSize(1200, 6000);
    manyOfOneSize(150, 70_000);
    Outcome usual = Dupes.run("-S", tree.path()).isClean();
    assertThat(usual.groups()).hasSizeGreaterThan(150);

    for (String limits : LIMITS) {
      List<String> arguments = new ArrayList<>(List.of("-S", tree.path()));
      arguments.addAll(List.of(limits.split(" ", -1)));
      Outcome limited = Dupes.run(arguments.toArray(String[]::new)).isClean();
      assertThat(limited.text().equals(usual.text())).as("the same with %s", limits).isTrue();
    }
  }

  @Test
  void aFileLargerThanTheMemory() throws IOException {
    tree.file("a", TestTree.bytes(3_000_000, 'x'));
    tree.file("b", TestTree.bytes(3_000_000, 'x'));
    tree.file("c", TestTree.bytes(3_000_000, 'x', 1_999_999));

    Outcome outcome = Dupes.run("--memory", "64K", "--stats", tree.path()).isClean();

    assertThat(outcome.groupsIn(tree)).containsExactly("a b");
    assertThat(outcome.errorLines()).contains("read again 0 bytes");
  }
}
