package fieldkit.common.io;

import static fieldkit.common.io.Faults.assertFault;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Paths without links, {@code .} and {@code ..}. */
@ParameterizedClass
@EnumSource
class RealPathContractTest {
  private final FileAccess files;
  private Sandbox sandbox;

  RealPathContractTest(Implementation implementation) {
    files = implementation.files();
  }

  @BeforeEach
  void enter(@TempDir Path folder) throws IOException {
    sandbox = new Sandbox(folder.toRealPath());
    sandbox.sh("mkdir -p a/b c; : > a/b/file; ln -s ../a/b c/link; ln -s link/file c/tofile");
    sandbox.sh("ln -s none dangling; ln -s loop loop");
  }

  @ParameterizedTest
  @CsvSource({
    "a/b/file, a/b/file",
    "a//b/./file, a/b/file",
    "c/link/file, a/b/file",
    "c/tofile, a/b/file",
    "c/link, a/b",
    "a/b/, a/b",
    "a/b/.., a",
    "c/link/.., a", // above the link's target, not above the link
    "c/link/../../c, c"
  })
  void isWhereTheFileReallyIs(String path, String real) throws IOException {
    assertThat(files.realPath(sandbox.path(path))).isEqualTo(sandbox.path(real));
  }

  @Test
  void theRootIsItself() throws IOException {
    assertThat(files.realPath(RawPath.ofText("/"))).isEqualTo(RawPath.ofText("/"));
    assertThat(files.realPath(RawPath.ofText("//..//"))).isEqualTo(RawPath.ofText("/"));
  }

  @Test
  void aRelativePathIsSeenFromTheWorkingFolder() throws IOException {
    RawPath here = RawPath.ofText(Path.of("").toRealPath().toString());

    assertThat(files.realPath(RawPath.ofText("."))).isEqualTo(here);
  }

  @Test
  void whatIsNotThereHasNone() {
    assertFault(FileFault.Reason.NOT_FOUND, () -> files.realPath(sandbox.path("none")));
    assertFault(FileFault.Reason.NOT_FOUND, () -> files.realPath(sandbox.path("dangling")));
    assertFault(sandbox.path("loop"), () -> files.realPath(sandbox.path("loop")));
  }
}
