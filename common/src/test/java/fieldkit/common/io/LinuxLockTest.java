package fieldkit.common.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fieldkit.common.testing.ChildJvm;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Locks between parts of one program and between programs, and files changed in place. */
@EnabledOnOs(OS.LINUX)
class LinuxLockTest {
  private final FileAccess files = Implementation.LINUX.files();
  private Sandbox sandbox;

  @BeforeEach
  void enter(@TempDir Path folder) {
    sandbox = new Sandbox(folder);
  }

  @Test
  void onlyOneHasIt() throws IOException {
    RawPath path = sandbox.path("lock");
    Closeable first = files.lock(path).orElseThrow();
    assertThat(files.lock(path)).isEmpty();
    assertThat(files.lock(path)).as("the failed try did not give the lock away").isEmpty();
    first.close();
    Closeable second = files.lock(path).orElseThrow();
    second.close();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("lock"))))
        .isEqualTo("rw-------");
  }

  @Test
  void aKilledProcessLeavesNoLock() throws Exception {
    RawPath path = sandbox.path("lock");
    Process process = ChildJvm.start(LockProbe.class, path.text());
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(said.readLine()).isEqualTo("locked");
      assertThat(files.lock(path)).isEmpty();
    } finally {
      process.destroyForcibly();
    }
    int _ = process.waitFor();

    Optional<Closeable> lock = files.lock(path);
    assertThat(lock).isPresent();
    lock.orElseThrow().close();
  }

  @Test
  void aLinkIsNotFollowedToBeLocked() throws IOException {
    Path _ = Files.createSymbolicLink(file("lock"), file("elsewhere"));
    assertThatThrownBy(() -> files.lock(sandbox.path("lock"))).isInstanceOf(FileFault.class);
    assertThat(Files.exists(file("elsewhere"))).isFalse();
  }

  @Test
  void aFileIsChangedInPlace() throws IOException {
    RawPath path = sandbox.file("file", "0123456789");
    try (NewFile file = files.revise(path)) {
      file.writeAt(new byte[] {'a', 'b'}, 4);
      file.setLength(8);
      file.forceContent();
    }
    assertThat(sandbox.text("file")).isEqualTo("0123ab67");
  }

  @Test
  void whatIsMissingIsNotMade() {
    assertThatThrownBy(() -> files.revise(sandbox.path("none")))
        .isInstanceOfSatisfying(
            FileFault.class,
            fault -> assertThat(fault.reason()).isEqualTo(FileFault.Reason.NOT_FOUND));
  }

  private Path file(String name) {
    return sandbox.folder().resolve(name);
  }
}
