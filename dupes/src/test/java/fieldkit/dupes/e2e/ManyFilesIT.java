package fieldkit.dupes.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Very many files, few descriptors. */
class ManyFilesIT {
  private static final int MANY = 100_000;
  private static final int DESCRIPTORS = 80;

  private final TestTree tree;

  ManyFilesIT(@TempDir Path folder) throws IOException {
    tree = new TestTree(folder);
  }

  @Test
  void inOneFolder() throws IOException {
    Path shared = Path.of("/dev/shm"); // in memory, where there is such a thing
    Path folder =
        Files.createTempDirectory(Files.isWritable(shared) ? shared : tree.root(), "dupes-");
    try {
      byte[] content = new byte[Integer.BYTES];
      for (int i = 0; i < MANY; i++) {
        ByteBuffer _ = ByteBuffer.wrap(content).putInt(i / 2);
        Path _ = Files.write(folder.resolve("%06d".formatted(i)), content);
      }

      Outcome outcome = DupesProcess.ofJar().run(folder.toString()).isClean();

      assertThat(outcome.errorLines().subList(0, 4))
          .containsExactly(
              "100000 total files",
              "1 size collisions, max of length 100000",
              "bytes read 400000",
              "50000 groups, 50000 duplicate files, 200000 bytes could be freed");
      StringBuilder expected = new StringBuilder();
      for (int i = 0; i < MANY; i++) {
        expected.append(i > 0 && i % 2 == 0 ? "\n" : "");
        expected.append("%s/%06d\n".formatted(folder, i));
      }
      assertThat(outcome.text().equals(expected.toString())).as("all groups, in order").isTrue();
    } finally {
      Machine.run("rm", "-rf", folder.toString());
    }
  }

  @Test
  void withFewDescriptors() throws IOException {
    for (int i = 0; i < 2000; i++) {
      tree.file("in/%04d".formatted(i), TestTree.bytes(20_000, 'x', i % 300 * 60));
    }

    Outcome outcome =
        DupesProcess.ofJar()
            .under("sh", "-c", "ulimit -n " + DESCRIPTORS + " && exec \"$@\"", "sh")
            .run(tree.path("in"))
            .isClean();

    assertThat(outcome.groups()).hasSize(300);
    assertThat(outcome.out()).isEqualTo(Dupes.run(tree.path("in")).out());
  }
}
