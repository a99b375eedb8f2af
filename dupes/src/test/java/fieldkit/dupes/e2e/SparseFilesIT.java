package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holes are zeros that need not be read. */
class SparseFilesIT {
  private static final int MIB = 1 << 20;
  private static final long GIB = 1L << 30;
  private static final int LITTLE = 256 << 10;

  private final TestTree tree;

  SparseFilesIT(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
  }

  /** A file that is a hole, but for these single bytes. */
  private void sparse(String name, long size, long... places) throws IOException {
    tree.file(name, "");
    try (RandomAccessFile file = new RandomAccessFile(tree.at(name).toFile(), "rw")) {
      file.setLength(size);
      for (long place : places) {
        file.seek(place);
        file.write('!');
      }
    }
    String blocks = Machine.run("stat", "-c", "%b", tree.path(name)).strip();
    assumeTrue(Long.parseLong(blocks) * 512 < size, "no holes on this file system: skipped");
  }

  private void written(String name, int size, int... places) throws IOException {
    byte[] content = new byte[size];
    for (int place : places) {
      content[place] = '!';
    }
    tree.file(name, content);
  }

  private void holesAndZeros() throws IOException {
    sparse("in/hole1", 8 * MIB);
    sparse("in/hole2", 8 * MIB);
    written("in/hole3", 8 * MIB);
    sparse("in/inner1", 8 * MIB, 5 * MIB + 17);
    sparse("in/inner2", 8 * MIB, 5 * MIB + 17);
    written("in/inner3", 8 * MIB, 5 * MIB + 17);
    sparse("in/other1", 8 * MIB, 5 * MIB + 18);
    sparse("in/ends1", 8 * MIB, 0, 8 * MIB - 1);
    written("in/ends2", 8 * MIB, 0, 8 * MIB - 1);

    Outcome outcome = Dupes.run(tree.path("in")).isClean();

    assertThat(outcome.groupsIn(tree))
        .containsExactly(
            "in/ends1 in/ends2", "in/hole1 in/hole2 in/hole3", "in/inner1 in/inner2 in/inner3");
    assertThat(outcome.bytesRead())
        .as("the three written files, and hardly more")
        .isLessThan(3 * 8 * MIB + LITTLE);
    Outcome holesOnly = Dupes.run("--exclude", "*3", "--exclude", "ends2", tree.path("in"));
    assertThat(holesOnly.isClean().groupsIn(tree))
        .containsExactly("in/hole1 in/hole2", "in/inner1 in/inner2");
    assertThat(holesOnly.bytesRead()).isLessThan(LITTLE);
  }

  @Test
  void here() throws IOException {
    holesAndZeros();
  }

  @ParameterizedTest
  @CsvSource({"ext4, 64", "xfs, 320", "btrfs, 192"})
  void onMountedFileSystems(String type, int size) throws IOException {
    try (Mount _ = Mount.image(tree.at("image"), tree.at("in"), type, (long) size * MIB)) {
      holesAndZeros();
    }
  }

  @Test
  void filesLargerThanFourGigabytes() throws IOException {
    sparse("in/a", 5 * GIB, 5 * GIB / 3, 9 * GIB / 2);
    sparse("in/b", 5 * GIB, 5 * GIB / 3, 9 * GIB / 2);
    sparse("in/c", 5 * GIB, 5 * GIB / 3, 9 * GIB / 2 + 1);
    sparse("in/d", 5 * GIB, 5 * GIB / 3);

    Outcome outcome = Dupes.run("-S", tree.path("in")).isClean();

    assertThat(outcome.text())
        .isEqualTo(
            "5368709120 bytes each:\n%s\n%s\n".formatted(tree.path("in/a"), tree.path("in/b")));
    assertThat(outcome.bytesRead()).isLessThan(LITTLE);
    assertThat(outcome.errorLines())
        .contains("1 group, 1 duplicate file, 5368709120 bytes could be freed");
  }
}
