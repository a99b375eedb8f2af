package fieldkit.common.io;

import static fieldkit.common.io.Faults.assertFault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fieldkit.common.io.FoundFile.Opening;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files found and opened to be read and written at positions, in each implementation. */
class BlockFileContractTest {
  private static final Opening WRITABLE = new Opening(true, false, false);

  private Sandbox sandbox;

  @BeforeEach
  void enter(@TempDir Path folder) {
    sandbox = new Sandbox(folder);
  }

  private static ByteBuffer direct(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }

  @ParameterizedTest
  @EnumSource
  void readsAndWritesAtPositions(Implementation implementation) throws IOException {
    RawPath path = sandbox.file("file", "hello, world");
    try (FoundFile found = implementation.files().find(path);
        BlockFile file = found.open(WRITABLE)) {
      assertThat(file.write(direct("WOR"), 7)).isEqualTo(3);
      ByteBuffer target = ByteBuffer.allocateDirect(20).position(2);
      assertThat(file.read(target, 7)).isEqualTo(5);
      assertThat(target.position()).isEqualTo(7);
      assertThat(file.read(target, 12)).isZero();
      assertThat(file.read(target, 100)).isZero();
      file.setLength(20);
      assertThat(file.status().size()).isEqualTo(20);
      file.setLength(9);
      file.forceContent();
      file.force();
      file.dropFromCache(0, 0);
    }
    assertThat(sandbox.text("file")).isEqualTo("hello, WO");
  }

  @ParameterizedTest
  @EnumSource
  void whatWasFoundSaysWhatItIs(Implementation implementation) throws IOException {
    FileAccess files = implementation.files();
    RawPath path = sandbox.file("file", "x");
    sandbox.sh("ln -s file link");
    try (FoundFile found = files.find(sandbox.path("link"))) {
      assertThat(found.status().isSameFile(files.status(path, false))).isTrue();
      assertThat(found.status().isBlockDevice()).isFalse();
      assertThat(found.path()).isEqualTo(files.realPath(path));
      assertThat(found.device().isDevice()).isFalse();
    }
    try (FoundFile found = files.find(sandbox.root())) {
      assertThat(found.status().kind()).isEqualTo(FileKind.DIRECTORY);
    }
    assertFault(FileFault.Reason.NOT_FOUND, () -> files.find(sandbox.path("missing")).close());
  }

  @ParameterizedTest
  @EnumSource
  void onlyOneHasTheLock(Implementation implementation) throws IOException {
    RawPath path = sandbox.file("file", "x");
    try (FoundFile found = implementation.files().find(path);
        BlockFile one = found.open(WRITABLE)) {
      assertThat(one.tryLock()).isTrue();
      try (BlockFile two = found.open(WRITABLE)) {
        assertThat(two.tryLock()).isFalse();
      }
      assertThat(one.isLockedInPart()).isFalse();
    }
    try (FoundFile found = implementation.files().find(path);
        BlockFile next = found.open(WRITABLE)) {
      assertThat(next.tryLock()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFileIsNoDevice(Implementation implementation) throws IOException {
    RawPath path = sandbox.file("file", "x");
    try (FoundFile found = implementation.files().find(path);
        BlockFile file = found.open(WRITABLE)) {
      assertFault(FileFault.Reason.NOT_SUPPORTED, file::geometry);
      assertFault(FileFault.Reason.NOT_SUPPORTED, () -> file.zeroOut(0, 512));
      assertThat(file.loopBacking()).isEmpty();
      assertThat(file.mapperTable(new DeviceNumber(253, 0))).isEmpty();
      assertThat(file.device().isDevice()).isFalse();
    }
  }

  @Test
  void withoutSystemCallsOnlyPlainFilesAreOpened() throws IOException {
    try (FoundFile folder = Implementation.PORTABLE.files().find(sandbox.root())) {
      assertThatExceptionOfType(FileFault.class)
          .isThrownBy(() -> folder.open(Opening.toRead()).close())
          .withMessage("Only plain files are supported here");
    }
    RawPath path = sandbox.file("file", "x");
    try (FoundFile found = Implementation.PORTABLE.files().find(path);
        BlockFile file = found.open(WRITABLE)) {
      assertFault(FileFault.Reason.NOT_SUPPORTED, () -> file.punch(0, 1));
      assertFault(FileFault.Reason.NOT_SUPPORTED, () -> file.zeroRange(0, 1));
      assertFault(FileFault.Reason.NOT_SUPPORTED, () -> found.open(WRITABLE.directly()).close());
      assertThat(file.nextData(0)).isZero();
      assertThat(file.nextHole(0)).isEqualTo(1);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whatWasFoundStaysTheSameFile() throws IOException {
    RawPath path = sandbox.file("file", "first");
    try (FoundFile found = Implementation.LINUX.files().find(path)) {
      assertThat(found.mountId()).isPositive();
      sandbox.sh("mv file away; echo second > file");
      try (BlockFile file = found.open(Opening.toRead())) {
        ByteBuffer target = ByteBuffer.allocateDirect(5);
        assertThat(file.read(target, 0)).isEqualTo(5);
        byte[] bytes = new byte[5];
        target.flip().get(bytes);
        assertThat(bytes).isEqualTo("first".getBytes(StandardCharsets.UTF_8));
      }
      assertThat(found.path()).isEqualTo(sandbox.path("away"));
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void findingAFifoWakesNobody() throws IOException {
    sandbox.sh("mkfifo fifo");
    try (FoundFile found = Implementation.LINUX.files().find(sandbox.path("fifo"))) {
      assertThat(found.status().kind()).isEqualTo(FileKind.SPECIAL);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void afterClosingNothingWorks() throws IOException {
    RawPath path = sandbox.file("file", "x");
    FoundFile found = Implementation.LINUX.files().find(path);
    BlockFile file = found.open(WRITABLE);
    file.close();
    file.close();
    assertFault(FileFault.Reason.OTHER, () -> file.read(direct("x"), 0));
    assertFault(FileFault.Reason.OTHER, file::force);
    file.dropFromCache(0, 0);
    found.close();
    assertFault(FileFault.Reason.OTHER, found::status);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void buffersTheKernelCannotFill() throws IOException {
    RawPath path = sandbox.file("file", "x");
    try (FoundFile found = Implementation.LINUX.files().find(path);
        BlockFile file = found.open(WRITABLE)) {
      ByteBuffer heap = ByteBuffer.allocate(4);
      ByteBuffer fixed = ByteBuffer.allocateDirect(4).asReadOnlyBuffer();
      assertThatIllegalArgumentException().isThrownBy(() -> file.read(heap, 0));
      assertThatIllegalArgumentException().isThrownBy(() -> file.write(heap, 0));
      assertThatIllegalArgumentException().isThrownBy(() -> file.read(fixed, 0));
      assertThat(file.write(fixed, 0)).isEqualTo(4);
    }
    assertThat(Files.size(sandbox.folder().resolve("file"))).isEqualTo(4);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void holesOfFiles() throws IOException {
    RawPath path = sandbox.file("file", "x".repeat(100_000));
    try (FoundFile found = Implementation.LINUX.files().find(path);
        BlockFile file = found.open(WRITABLE)) {
      file.punch(4096, 65536);
      file.force();
      assertThat(file.nextHole(0)).isEqualTo(4096);
      assertThat(file.nextData(4096)).isEqualTo(4096 + 65536);
      assertThat(file.nextData(100_000)).isEqualTo(100_000);
    }
    assertThat(sandbox.bytes("file"))
        .hasSize(100_000)
        .contains(0, org.assertj.core.data.Index.atIndex(5000));
  }
}
