package fieldkit.common.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class LinuxSparseFileTest {
  private static final long MIB = 1 << 20;

  private final FileAccess files = Implementation.LINUX.files();
  private Sandbox sandbox;

  @BeforeEach
  void enter(@TempDir Path folder) {
    sandbox = new Sandbox(folder);
  }

  /** One MiB of data from 4 MiB on, in a file of 9 MiB and a byte. */
  private OpenFile island() throws IOException {
    sandbox.sh("head -c 1048576 /dev/urandom > data; truncate -s 9437185 file");
    sandbox.sh("dd if=data of=file bs=1M seek=4 conv=notrunc status=none");
    FileStatus status = files.status(sandbox.path("file"), false);
    assumeTrue(status.mayHaveHoles(), "the temporary folder's file system keeps no holes");
    return files.open(sandbox.path("file"), false);
  }

  @Test
  void findsTheDataBetweenTwoHoles() throws IOException {
    try (OpenFile file = island()) {
      assertThat(file.nextData(0)).isEqualTo(4 * MIB);
      assertThat(file.nextData(4 * MIB + 5)).isEqualTo(4 * MIB + 5);
      assertThat(file.nextHole(0)).isZero();
      assertThat(file.nextHole(4 * MIB)).isEqualTo(5 * MIB);
      assertThat(file.nextHole(5 * MIB + 5)).isEqualTo(5 * MIB + 5);
    }
  }

  @Test
  void nothingButAHoleUntilTheEndIsTheFilesSize() throws IOException {
    try (OpenFile file = island()) {
      assertThat(file.nextData(5 * MIB)).isEqualTo(9 * MIB + 1);
      assertThat(file.nextData(9 * MIB + 1)).isEqualTo(9 * MIB + 1);
      assertThat(file.nextHole(9 * MIB + 1)).isEqualTo(9 * MIB + 1);
    }
  }

  @Test
  void whatIsStoredIsCountedAsStatDoes() throws IOException {
    try (OpenFile file = island()) {
      long blocks = Long.parseLong(sandbox.sh("stat -c %b file").strip());

      assertThat(file.status().allocated()).isEqualTo(512 * blocks);
    }
  }

  @Test
  void theEndOfAFullFileCountsAsAHole() throws IOException {
    try (OpenFile file = files.open(sandbox.file("full", "hello"), false)) {
      assertThat(file.nextHole(0)).isEqualTo(5);
      assertThat(file.nextData(0)).isZero();
    }
  }
}
