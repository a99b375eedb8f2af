package fieldkit.common.io;

import static org.assertj.core.api.Assertions.assertThat;

import fieldkit.common.testing.Mount;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** File systems that cannot share storage between files. */
@EnabledOnOs(OS.LINUX)
class NoSharedStorageTest {
  private final FileAccess files = Implementation.LINUX.files();

  @Test
  void ext4SharesNone(@TempDir Path folder) throws IOException {
    try (Mount mount = Mount.ofImage(folder, "ext4")) {
      assertNoneIsShared(mount);
    }
  }

  @Test
  void memorySharesNone(@TempDir Path folder) throws IOException {
    try (Mount mount = Mount.ofMemory(folder, 1024)) {
      assertNoneIsShared(mount);
    }
  }

  private void assertNoneIsShared(Mount mount) throws IOException {
    RawPath path = new Sandbox(mount.root()).file("file", new byte[100_000]);
    try (OpenFile file = files.open(path, false)) {
      assertThat(file.sharedStorage()).isNull();
    }
  }
}
