package fieldkit.common.io;

import static fieldkit.common.io.Faults.assertFault;

import fieldkit.common.testing.Mount;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Error numbers that only the system calls bring to light. */
@EnabledOnOs(OS.LINUX)
class LinuxFaultTest {
  private final FileAccess files = Implementation.LINUX.files();
  private Sandbox sandbox;

  @BeforeEach
  void enter(@TempDir Path folder) {
    sandbox = new Sandbox(folder);
  }

  @Test
  void linksThatLeadInACircleAreTooMany() {
    sandbox.sh("ln -s two one; ln -s one two");

    assertFault(
        FileFault.Reason.TOO_MANY_LINKS_TO_FOLLOW, () -> files.status(sandbox.path("one"), true));
    assertFault(
        FileFault.Reason.TOO_MANY_LINKS_TO_FOLLOW, () -> files.open(sandbox.path("one/x"), true));
  }

  @Test
  void aFileOnTheWayIsNotAFolder() throws IOException {
    RawPath below = sandbox.file("file", "").resolve(RawText.encode("x"));

    assertFault(FileFault.Reason.NOT_A_DIRECTORY, () -> files.status(below, false));
    assertFault(FileFault.Reason.NOT_A_DIRECTORY, () -> files.create(below));
    assertFault(FileFault.Reason.NOT_A_DIRECTORY, () -> files.forceDirectory(sandbox.path("file")));
  }

  @Test
  void aFolderIsNothingToWriteTo() {
    assertFault(FileFault.Reason.IS_A_DIRECTORY, () -> files.overwrite(sandbox.root()));
  }

  @Test
  void anEmptyPathIsNotFound() {
    assertFault(FileFault.Reason.NOT_FOUND, () -> files.status(RawPath.ofText(""), false));
    assertFault(FileFault.Reason.NOT_FOUND, () -> files.realPath(RawPath.ofText("")));
  }

  @Test
  void aFullDeviceHasNoSpace() throws IOException {
    try (OutputStream out = files.overwrite(RawPath.ofText("/dev/full"))) {
      assertFault(FileFault.Reason.NO_SPACE, () -> out.write('x'));
    }
  }

  @Test
  void aReadOnlyFileSystemSaysSo() throws IOException {
    try (Mount mount = Mount.ofMemory(sandbox.folder(), 64)) {
      sandbox.sh(": > mounted/file; mount -o remount,ro mounted");
      RawPath root = new Sandbox(mount.root()).root();

      assertFault(
          FileFault.Reason.READ_ONLY, () -> files.create(root.resolve(RawText.encode("new"))));
      assertFault(
          FileFault.Reason.READ_ONLY, () -> files.remove(root.resolve(RawText.encode("file"))));
    }
  }

  @Test
  void aFileThatIsNotSeekableCannotBeReadAtAPosition() throws IOException {
    sandbox.sh("mkfifo fifo");
    try (OpenFile fifo = files.open(sandbox.path("fifo"), false)) {
      assertFault(FileFault.Reason.OTHER, () -> fifo.read(ByteBuffer.allocateDirect(8), 0));
    }
  }
}
