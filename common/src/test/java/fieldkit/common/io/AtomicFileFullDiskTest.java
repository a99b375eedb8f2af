package fieldkit.common.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import fieldkit.common.testing.Mount;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@EnabledOnOs(OS.LINUX)
@ParameterizedClass
@EnumSource
class AtomicFileFullDiskTest {
  private final FileAccess files;

  AtomicFileFullDiskTest(Implementation implementation) {
    files = implementation.files();
  }

  @Test
  void aFullDiskLeavesTheOldFileAndNothingElse(@TempDir Path folder) throws IOException {
    try (Mount mount = Mount.ofMemory(folder, 64)) {
      Sandbox sandbox = new Sandbox(mount.root());
      RawPath path = sandbox.file("file", "old");

      assertThatIOException()
          .isThrownBy(() -> AtomicFile.write(files, path, out -> out.write(new byte[1 << 20])))
          .withMessageContaining("No space left");
      assertThat(sandbox.text("file")).isEqualTo("old");
      assertThat(sandbox.names().strip()).isEqualTo("file");
    }
  }

  @Test
  void aDiskThatFillsOnlyWithTheLastBytesIsNoticed(@TempDir Path folder) throws IOException {
    try (Mount mount = Mount.ofMemory(folder, 64)) {
      Sandbox sandbox = new Sandbox(mount.root());
      sandbox.sh("head -c 61440 /dev/zero > filler");
      RawPath path = sandbox.path("new");

      assertThatIOException() // all of it fits into the buffer before the disk
          .isThrownBy(() -> AtomicFile.write(files, path, out -> out.write(new byte[20_000])));
      assertThat(sandbox.names().strip()).isEqualTo("filler");
    }
  }
}
