package fieldkit.common.io;

import static fieldkit.common.io.Faults.assertFault;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fieldkit.common.io.FileFault.Reason;
import fieldkit.common.io.FolderHandle.Clash;
import fieldkit.common.testing.Mount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Where a file system ends, and how many names it allows. */
@EnabledOnOs(OS.LINUX)
class FolderLimitsTest {
  private static final byte[] A = {'a'};

  private final FileAccess files = Implementation.LINUX.files();
  private Sandbox sandbox;
  private FolderHandle folder;

  @BeforeEach
  void enter(@TempDir Path temporary) throws IOException {
    sandbox = new Sandbox(temporary);
    sandbox.sh("printf one > a");
    folder = files.folder(sandbox.root());
  }

  @AfterEach
  void leave() {
    folder.close();
  }

  @Test
  void anotherFileSystemIsTold(@TempDir Path mounted) throws IOException {
    try (var memory = Mount.ofMemory(mounted, 64);
        FolderHandle other = files.folder(RawPath.ofText(memory.root().toString()))) {
      assertFault(Reason.OTHER_FILE_SYSTEM, () -> folder.link(A, other, A));
      assertFault(Reason.OTHER_FILE_SYSTEM, () -> folder.rename(A, other, A, Clash.FAIL));
    }
  }

  @Test
  void anExt4FileHasAtMost65000Names() throws IOException {
    String type = sandbox.sh("stat -f -c %T .").strip();
    assumeTrue(type.equals("ext2/ext3"), "not ext4: skipped");
    for (int i = 1; i < 65_000; i++) {
      folder.link(A, folder, ("n" + i).getBytes(StandardCharsets.US_ASCII));
    }
    assertFault(
        Reason.TOO_MANY_LINKS,
        () -> folder.link(A, folder, "more".getBytes(StandardCharsets.US_ASCII)));
  }
}
